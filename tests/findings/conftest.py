"""Findings of rules that exist in these tests only, so that no word of the real book matters here."""

from pathlib import Path

import pytest

from catalogue.findings import RULES, Finding, Rule, Said, Severity, Span

_RULES = (
    Rule(
        "T98",
        Severity.ERROR,
        Said("时限要短", "Limits are short"),
        Said("时限“{found}”太长。", "The limit `{found}` is too long."),
        Said("写 {wanted}。", "Write {wanted}."),
        Said("办法第三条", "Rules, art. 3"),
    ),
    Rule(
        "W98",
        Severity.WARNING,
        Said("100%：一行, 一句", "100%: a line, a sentence"),
        Said("有 %、逗号,\n换行和 :: 符号", "holds %, commas,\r\nbreaks and ::"),
        Said("改好 <b>&\x1b。", "Mend <b>&\x1b."),
    ),
)

LIMIT = Finding(
    "T98",
    Severity.ERROR,
    "services/示例, 100%.yaml",
    Span(2, 12, 2, 15),
    "time_limit.promised",
    {"found": "四十日", "wanted": "30"},
    (("standards/a.yaml", Span(7, 3, 7, 9)),),
)
BREAK = Finding("W98", Severity.WARNING, "standards/a.yaml")
TEXT = "name: 示例\nnotes: “时限”四十日 # 太长\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue's folder, below the folder one stands in, with the file that a finding is in."""
    for rule in _RULES:
        monkeypatch.setitem(RULES, rule.id, rule)
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "items" / LIMIT.file
    file.parent.mkdir(parents=True)
    file.write_text(TEXT, encoding="utf-8")
    return tmp_path / "items"
