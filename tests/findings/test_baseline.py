"""A baseline counts old findings as known, new ones as new, and mended ones as gone."""

from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.findings.baseline import BaselineError, against_baseline, write_baseline
from tests.findings.conftest import BREAK, LIMIT

_OTHER = replace(BREAK, path="notes")


@pytest.mark.parametrize(
    ("old", "now", "new", "known", "gone"),
    [
        ([], [], [], 0, 0),
        ([LIMIT], [LIMIT], [], 1, 0),
        ([LIMIT], [], [], 0, 1),
        ([], [LIMIT], [LIMIT], 0, 0),
        ([LIMIT, BREAK], [BREAK, _OTHER], [_OTHER], 1, 1),
        # One of two alike is mended; a third one alike is new.
        ([BREAK, BREAK], [BREAK], [], 1, 1),
        ([BREAK, BREAK], [BREAK, BREAK, BREAK], [BREAK], 2, 0),
    ],
)
def test_counts(tmp_path: Path, old: list, now: list, new: list, known: int, gone: int) -> None:
    """Findings alike are counted, not only told apart."""
    write_baseline(old, tmp_path / "known.json")

    assert against_baseline(now, tmp_path / "known.json") == (new, known, gone)


def test_lines_are_sorted(tmp_path: Path) -> None:
    """One line a finding, by file and rule, so that a later baseline shows what was mended."""
    write_baseline([BREAK, LIMIT], tmp_path / "known.json")

    assert (tmp_path / "known.json").read_text(encoding="utf-8") == (
        "{\n"
        ' "findings": [\n'
        f'  "services/示例, 100%.yaml T98 {LIMIT.fingerprint}",\n'
        f'  "standards/a.yaml W98 {BREAK.fingerprint}"\n'
        " ]\n"
        "}\n"
    )
    assert [p.name for p in tmp_path.iterdir()] == ["known.json"]


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"findings": [1]}', '{"findings": 1}', '{"findings": ["a"]}', "null", "\xff"]
)
def test_refuses_what_is_none(tmp_path: Path, content: str) -> None:
    """Any other file is no baseline."""
    (tmp_path / "x").write_bytes(content.encode("latin-1"))

    with pytest.raises(BaselineError):
        against_baseline([], tmp_path / "x")


def test_ten_thousand_old_faults(tmp_path: Path) -> None:
    """A body with very many old findings is told quickly that none is new."""
    old = [replace(BREAK, path=f"notes[{n}]") for n in range(20_000)]
    write_baseline(old, tmp_path / "known.json")

    assert against_baseline(reversed(old), tmp_path / "known.json") == ([], 20_000, 0)
