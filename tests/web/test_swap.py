"""A folder takes another's place in whole."""

from pathlib import Path

import pytest

from catalogue.web import swap
from catalogue.web.swap import written_aside


def _publish(out: Path, words: str) -> None:
    with written_aside(out) as folder:
        (folder / "page").write_text(words)


@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "two renames"])
def test_the_new_takes_the_place_of_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exchange: bool) -> None:
    """With one system call or with two renames, the new folder stands alone at the end."""
    if not exchange:
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    out = tmp_path / "a" / "public"
    for words in ("old", "new"):
        _publish(out, words)

        assert [p.name for p in out.parent.iterdir()] == ["public"]
        assert [(p.name, p.read_text()) for p in out.iterdir()] == [("page", words)]


def test_a_failure_leaves_the_old(tmp_path: Path) -> None:
    """What was written aside goes away, and the folder stays as it was."""
    out = tmp_path / "public"
    _publish(out, "old")
    with pytest.raises(FileNotFoundError), written_aside(out) as folder:
        (folder / "missing" / "page").write_text("half")

    assert [p.name for p in tmp_path.iterdir()] == ["public"]
    assert (out / "page").read_text() == "old"


def test_an_interrupted_swap_is_mended(tmp_path: Path) -> None:
    """A run killed between two renames left the site beside its place; the next run puts it back before it works."""
    out = tmp_path / "public"
    _publish(out, "old")
    out.rename(tmp_path / ".public.old")
    with pytest.raises(KeyError), written_aside(out):
        raise KeyError

    assert (out / "page").read_text() == "old"


def test_a_run_at_work_is_not_disturbed(tmp_path: Path) -> None:
    """Two runs at once do not remove each other's folder."""
    out = tmp_path / "public"
    with written_aside(out) as first:
        _publish(out, "second")
        (first / "page").write_text("first")

    assert (out / "page").read_text() == "first"


def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    """Where the folder is a link, what it points to is replaced."""
    (tmp_path / "real").mkdir()
    (tmp_path / "public").symlink_to("real")
    _publish(tmp_path / "public", "new")

    assert (tmp_path / "public").is_symlink()
    assert (tmp_path / "real" / "page").read_text() == "new"
