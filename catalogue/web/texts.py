"""Words of a catalogue in one language, and what the frame says in it."""

from typing import Any

from babel.dates import format_date

from catalogue.model import Settings
from catalogue.web.words import language_of, words


def pick(text: str | dict[str, str] | None, tag: str, settings: Settings) -> str:
    """Return a text in a language, else in the default one, else in any; the empty string for none."""
    if text is None or isinstance(text, str):
        return text or ""
    return next((text[t] for t in (tag, settings.languages[0]) if t in text), next(iter(text.values())))


def spoken(text: str | dict[str, str] | None, tag: str, settings: Settings) -> str:
    """Return the language in which `pick` finds a text."""
    if isinstance(text, dict):
        return next((t for t in (tag, settings.languages[0]) if t in text), next(iter(text)))
    return settings.languages[0]


def frame_words(tag: str) -> dict[str, str]:
    """Return the words that the frame's templates use."""
    return words(tag)


def notice(settings: Settings, tag: str) -> dict[str, str] | None:
    """Return the notice of a demonstration: a short line, and the words of the catalogue."""
    demonstration = settings.demonstration
    if demonstration is None:
        return None
    day = format_date(demonstration.as_of, "long", locale="zh_Hans" if language_of(tag) == "zh" else "en_GB")
    return {"short": words(tag)["as_of"].format(date=day), "long": pick(demonstration.note, tag, settings)}


def counted(count: int, tag: str) -> str:
    """Say how many items."""
    said: dict[str, Any] = words(tag)
    return str(said["one_item"] if count == 1 else said["items"].format(count=count))
