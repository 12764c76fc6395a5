"""Tables are read as the text that people see in them."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook

from catalogue.importers.table import BadRow, Row, TableError, read_table

_ROWS = [
    Row(2, {"编码": "001", "名称": "设立，变更", "说明": "=1+1"}),
    Row(4, {"编码": "002", "名称": "注销\n登记", "#4": "多"}),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_reads_csv_in_any_usual_encoding(tmp_path: Path, encoding: str, separator: str) -> None:
    """Encoding and separator are found out; formulas are text; empty lines and cells are left out."""
    lines = ["编码,名称,说明", '001,"设立，变更",=1+1', ",,", '002,"注销\r\n登记",,多']  # fmt: skip
    file = tmp_path / "t.csv"
    file.write_bytes("\r\n".join(lines).replace(",", separator).encode(encoding))

    assert list(read_table(file)) == _ROWS


def test_reads_xlsx(tmp_path: Path) -> None:
    """Numbers, dates and truth values become the text that one sees; a formula without a result stays its text."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["No", "Day", "Share", "Yes", "Sum", "Sum"],
        [7.0, dt.datetime(2025, 7, 1), 0.5, True, "=A2+1", " x "],  # noqa: DTZ001  # as openpyxl gives it
        [],
        ["a", dt.datetime(2025, 7, 1, 9, 30), 12, False, None, "", "more"],  # noqa: DTZ001
    ):
        sheet.append(row)
    book.create_sheet("Other").append(["only heading"])
    book.save(tmp_path / "t.xlsx")

    assert list(read_table(tmp_path / "t.xlsx")) == [
        Row(2, {"No": "7", "Day": "2025-07-01", "Share": "0.5", "Yes": "true", "Sum": "=A2+1", "#6": "x"}),
        Row(4, {"No": "a", "Day": "2025-07-01 09:30:00", "Share": "12", "Yes": "false", "#7": "more"}),
    ]
    assert list(read_table(tmp_path / "t.xlsx", sheet="Other")) == []
    with pytest.raises(TableError, match="Sheet, Other"):
        list(read_table(tmp_path / "t.xlsx", sheet="Third"))


def test_reads_json_lines(tmp_path: Path) -> None:
    """Numbers keep their digits, lists stay lists, and a line that is no object is a bad row."""
    file = tmp_path / "t.jsonl"
    file.write_text(
        '{"a": 1.10, "b": [1, "x", ""], "c": null, "d": "", "e": [], "f": true, "g": {"h": "无"}}\n\n[1]\n{"a"\n',
        encoding="utf-8",
    )

    rows = list(read_table(file))

    assert rows[0] == Row(1, {"a": "1.10", "b": ["1", "x"], "f": "true", "g": '{"h": "无"}'})
    assert [(r.number, r.text) for r in rows[1:] if isinstance(r, BadRow)] == [(3, "[1]"), (4, '{"a"')]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.docx", b"", "the kind of t.docx is not known; it can be .jsonl, .csv or .xlsx."),
        ("t.xlsx", b"PK", "t.xlsx cannot be read: File is not a zip file."),
        ("t.csv", None, "t.csv cannot be read: No such file or directory."),
        ("t.csv", b"a\xff\xff", "t.csv cannot be read: UTF-8? GBK?."),
    ],
)
def test_says_why_a_table_cannot_be_read(tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
    """A file that is no table gives one line."""
    if content is not None:
        (tmp_path / name).write_bytes(content)

    with pytest.raises(TableError) as error:
        list(read_table(tmp_path / name))

    assert str(error.value) == said
