"""`catalogue import`: a report on standard output, and exit codes that say whether a row is missing."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main

_MAP = """\
title: Small
files: {area: area, body: body}
constants: {kind: implementation, type: public-service}
columns: {code: {to: code}, name: {to: name}}
catalogue:
  title: Small
  languages: [en]
  base_url: https://small.example.org/
  publisher: {name: Small}
  codes: {scheme: plain}
"""


def _run(folder: Path, rows: str, *options: str) -> Result:
    (folder / "small.yaml").write_text(_MAP, encoding="utf-8")
    (folder / "t.csv").write_text(rows, encoding="utf-8")
    arguments = ["--lang", "en", "import", str(folder / "t.csv"), "--into", str(folder / "c"), *options]
    return CliRunner().invoke(main, arguments)


def test_says_what_was_done(tmp_path: Path) -> None:
    """Code 0 when every row is in the catalogue, though a cell is not."""
    run = _run(tmp_path, "code,name,area,body,note\na,A,x,y,hm\n", "--map", str(tmp_path / "small.yaml"))

    assert run.exit_code == 0
    assert run.stdout == (
        "1 rows: 1 items, 0 standards; 1 files new, 0 changed, 0 unchanged.\n"
        "Not in the catalogue (1):\n"
        "  note: the map says nothing about this column (1)\n"
        "    row 2 hm\n"
    )


def test_tells_that_a_row_is_missing(tmp_path: Path) -> None:
    """Code 1 and the row in the JSON report."""
    run = _run(
        tmp_path, "code,name,area,body\na,A,x,y\nb,,x,y\n", "--map", str(tmp_path / "small.yaml"), "--format", "json"
    )

    assert run.exit_code == 1
    assert json.loads(run.stdout) == {
        "rows": 2,
        "items": 1,
        "standards": 0,
        "new": 1,
        "changed": 0,
        "unchanged": 0,
        "unplaced": [{"row": 3, "column": "name", "value": "", "reason": "not_whole", "file": ""}],
        "absent": [],
        "ignored": {},
    }


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--map", "atlantis"], 2, "error: there is no map atlantis; these ship: guangdong-2021.\n"),
        (
            ["--map", "guangdong-2021", "--into", "/dev/null/x"],
            2,
            "error: cannot write /dev/null/x: Not a directory.\n",
        ),
    ],
)
def test_refuses_in_one_line(tmp_path: Path, options: list[str], code: int, said: str) -> None:
    """Wrong usage is one line."""
    run = _run(tmp_path, "code\n", *options)

    assert (run.exit_code, run.stderr) == (code, said)


def test_shows_what_is_wrong_with_a_map(tmp_path: Path) -> None:
    """A broken map is told as broken files are, with line and remedy."""
    (tmp_path / "bad.yaml").write_text("title: a\ntitle: b\n", encoding="utf-8")

    run = _run(tmp_path, "code\n", "--map", str(tmp_path / "bad.yaml"))

    assert run.exit_code == 1
    assert "bad.yaml:2:1" in run.stdout
    assert not (tmp_path / "c").exists()
