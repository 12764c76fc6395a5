"""`burden` and `report`: tables for people, JSON for machines, and codes."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import BODY, ITEM, STANDARD, Run


def test_burden(run: Run) -> None:
    """A line a body; with a body, a line an item."""
    assert run("burden").stdout == (
        "              items  materials  originals  copies  shown  visits        promised  fixed fees  fetchable\n"
        "示例市教育局      1          2          0       2      2       1  10 working-day           0          0\n"
        "total             1          2          0       2      2       1  10 working-day           0          0\n"
        "\n"
        "Were all fetched that can be, 0 of 2 materials would fall away: 0 originals, 0 copies.\n"
    )
    assert (
        run("burden", "--body", BODY, lang="zh")
        .stdout.splitlines()[1]
        .startswith("11990100000000000J3990702001000 教师资格认定（示例）     1")
    )


def test_burden_falls_once_the_state_fetches(run: Run, change) -> None:
    """An entry that can be fetched spares its copies."""
    change(
        "issuer: {zh-Hans: 学校, en: School}\n",
        "issuer: {zh-Hans: 学校, en: School}\n  fetched: {system: 学历库}\n",
        "registers/materials.yaml",
    )

    told = json.loads(run("burden", "--format", "json").stdout)

    assert told["total"]["fetchable"] == {"materials": 1, "originals": 0, "copies": 1, "shown": 1}
    assert told["items"][0]["fees"] == {}
    assert told["bodies"][BODY] == told["total"]
    assert run("burden", lang="zh").stdout.splitlines()[-1] == (
        "能共享获取的都由部门获取，可以少交 2 份材料中的 1 份：原件 0 份、复印件 1 份。"
    )


def test_report(run: Run) -> None:
    """The same figures as a table and as JSON."""
    assert run("report").stdout == (
        "              items  complete  errors per 100  promised/statutory  no visit  fully online\n"
        "示例市教育局      1   100.0 %             0.0            0.33 (1)     0.0 %         0.0 %\n"
        "total             1   100.0 %             0.0            0.33 (1)     0.0 %         0.0 %\n"
    )
    assert json.loads(run("report", "--format", "json").stdout)["bodies"][BODY]["promised_over_statutory"] == 0.3333


@pytest.mark.parametrize("command", ["burden", "report"])
def test_nothing_to_count(run: Run, town: Path, command: str) -> None:
    """No items end with 3, JSON is still JSON."""
    (town / "items" / ITEM).unlink()
    told, read = run(command), run(command, "--format", "json")

    assert (town / "items" / STANDARD).exists()
    assert (told.exit_code, told.stdout) == (3, "")
    assert read.exit_code == 3
    assert json.loads(read.stdout)["bodies"] == {}


def test_a_body_nobody_knows(run: Run) -> None:
    """Wrong usage."""
    assert run("burden", "--body", "x").stderr == "error: there is no body x in the register.\n"
    assert run("burden", "--body", "x").exit_code == 2


def test_materials_suggest(run: Run, change) -> None:
    """A line a proposal, or entries for the register; an empty register ends with 3."""
    assert run("materials", "suggest").stdout == "2 distinct names; 0 groups could be joined, which leaves 2.\n"
    path = change(
        "degree-certificate:\n", "card-copy: {name: 身份证复印件}\ndegree-certificate:\n", "registers/materials.yaml"
    )

    assert run("materials", "suggest").stdout.splitlines()[0] == "id-card 居民身份证 [1] ← 身份证复印件 (card-copy)"
    assert run("materials", "suggest", "--format", "yaml").stdout.startswith("id-card:\n  name: {zh-Hans: 居民身份证,")
    path.unlink()
    assert run("materials", "suggest").exit_code == 3


def test_calendars_make(run: Run, town: Path) -> None:
    """Says how many days were added, and what the library lacks; a country that it lacks is wrong usage."""
    done = run("calendars", "make", "MO", "2026")

    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        "registers/calendars.yaml: 10 days added to mo.\n"
        "the library knows no make-up working days of MO; if there are any, add them to `working`.\n"
    )
    assert run("check").exit_code == 0
    assert run("calendars", "make", "XX", "2026").stderr == "error: the library `holidays` has no calendar of XX.\n"
    assert run("calendars", "make", "XX", "2026").exit_code == 2
