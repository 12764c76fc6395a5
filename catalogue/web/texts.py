"""Words of a catalogue in one language, and what the frame says in it."""

from typing import Any

from babel.dates import format_date

from catalogue.display import Tongue
from catalogue.display.tongue import language_of
from catalogue.model import Settings
from catalogue.web.words import words


def tongue(tag: str, settings: Settings) -> Tongue:
    """Return the tongue of one language of a catalogue."""
    return Tongue(tag, settings.languages[0])


def notice(settings: Settings, tag: str) -> dict[str, str] | None:
    """Return the notice of a demonstration: a short line, and the words of the catalogue."""
    demonstration = settings.demonstration
    if demonstration is None:
        return None
    day = format_date(demonstration.as_of, "long", locale="zh_Hans" if language_of(tag) == "zh" else "en_GB")
    return {"short": words(tag)["as_of"].format(date=day), "long": tongue(tag, settings).plain(demonstration.note)}


def counted(count: int, tag: str) -> str:
    """Say how many items."""
    said: dict[str, Any] = words(tag)
    return str(said["one_item"] if count == 1 else said["items"].format(count=count))
