"""A waiver sets one finding aside, with a reason, until its last day."""

from pathlib import Path

import orjson
import pytest

from tests.rules.conftest import IMPLEMENTATION, SOUND, Find, findings, lay, load


def _waiver(rule: str, until: str, path: str = "") -> str:
    at = f"path: {path}, " if path else ""
    return f"waivers: [{{rule: {rule}, {at}reason: 正在修订, until: {until}}}]"


@pytest.mark.parametrize(
    ("waiver", "found"),
    [
        pytest.param("", True, id="none"),
        pytest.param(_waiver("V01", "2026-12-31"), False, id="in force"),
        pytest.param(_waiver("V01", "2026-12-31", "visits.reason"), True, id="for another field"),
        pytest.param(_waiver("V01", "2026-05-31"), True, id="ended"),
        pytest.param(_waiver("T01", "2026-12-31"), True, id="for another rule"),
    ],
)
def test_of_an_item(find: Find, waiver: str, found: bool) -> None:  # noqa: FBT001  # a column of the table
    assert bool(find(f"visits: {{count: 2, reason: null}}\n{waiver}", rule="V01")) is found


@pytest.mark.parametrize("waived", [False, True])
def test_of_a_rule_over_the_whole_catalogue(root: Path, waived: bool) -> None:  # noqa: FBT001  # the same
    """Two items of one name under one body: the second's waiver holds for what is found in its file."""
    other = IMPLEMENTATION.replace("3440709001001", "344070900100199")
    values = lay(
        load(f"code: 11440100007483180K344070900100199\n{_waiver('C09', '2026-12-31') if waived else ''}"),
        load((SOUND / IMPLEMENTATION).read_text()),
    )
    (root / other).write_bytes(orjson.dumps(values))

    assert ("C09" in {f.rule for f in findings(root) if f.file == other}) is not waived
