"""Maps are data, and what is wrong with one is found when it is read."""

from pathlib import Path

import pytest

from catalogue.importers import Mapping, load_map, shipped_maps
from catalogue.model import Settings
from catalogue.source import Broken, fit

from .conftest import MAP


@pytest.mark.parametrize("name", list(shipped_maps()))
def test_shipped_maps_are_sound(name: str) -> None:
    """Every map that ships can be loaded by its name, and its settings start a catalogue."""
    loaded = load_map(name)

    assert isinstance(loaded, tuple)
    assert isinstance(loaded[1], Mapping)
    assert isinstance(fit(Settings, loaded[1].catalogue), Settings)


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("to: notes", "to: note", "columns.Remark.to"),
        ("([-0-9]{3,})", "([-0-9]{3,}", "columns.Call.patterns[0].match"),
        ("same_as: No", "same: No", "columns.Code2.same"),
        ("register_in: halls", "register_in: rooms", "columns.Where.register_in"),
        ("title: Town register", "titel: Town register", "titel"),
    ],
)
def test_mistakes_are_found_at_their_place(tmp_path: Path, old: str, new: str, path: str) -> None:
    """A field that does not exist, a broken pattern or an unknown key is a finding."""
    file = tmp_path / "m.yaml"
    file.write_text(MAP.replace(old, new), encoding="utf-8")

    loaded = load_map(str(file))

    assert isinstance(loaded, Broken)
    assert path in [f.path for f in loaded.findings]


def test_says_that_there_is_no_such_map() -> None:
    """A name that is neither shipped nor a file gives nothing."""
    assert load_map("atlantis-1900") is None
