"""What is written is read back equal, and looks the way an editor would write it."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalogue.model import Item
from catalogue.model.fields import fields_of
from catalogue.source import Document, read_document
from catalogue.source.exact import read_exact
from catalogue.source.fast import read_fast
from catalogue.source.write import dump, modeline, ordered, write_file

_TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.text(" -:#\n\"'{}[],?&*!|>%@`~0aé无１\\\t.", max_size=12)
_PLAIN_VALUES = _TEXT | st.booleans() | st.integers(-(10**12), 10**12)
_VALUES = st.recursive(_PLAIN_VALUES, lambda v: st.lists(v, max_size=4) | st.dictionaries(_TEXT, v, max_size=4))


class TestDump:
    """Writing values."""

    @given(st.dictionaries(_TEXT, _VALUES, min_size=1, max_size=4))
    @example({"a": "1e5", "b": "<<", "c": "=", "d": "~", "e": "", "f": "no", "g": "2025-01-01", "h": "12:30"})
    @example({"a": "11440100007482620E3", "b": "多久?", "c": "a: b", "d": "a #b", "e": "- a", "f": "http://a/?b=c#d"})
    @example({"a": "一\n\n二\n", "b": "一\n 二", "c": "\n", "d": "一\n二\n\n", "e": "一 \n二", "f": [["a", ["b"]], []]})
    def test_is_read_back_equal(self, values: dict) -> None:
        """Whatever text and structure is written, the strict reader gives it back, on both of its paths."""
        text = dump(values)
        exact = read_exact(text)

        assert exact.refusals == ()
        assert exact.root is not None
        assert exact.root.value == values
        assert read_fast(text) in (None, values)

    def test_writes_as_an_editor_would(self) -> None:
        """Small records stand in braces, codes in quotes, text of several lines as a block."""
        values = {
            "kind": "implementation",
            "code": "11440000006939756B2440101007000",
            "version": 2,
            "effective_from": dt.date(2025, 7, 1),
            "name": "设立（变更）：许可",
            "everyday_names": ["开店", "办执照"],
            "conditions": [{"id": "age", "text": "年满十八周岁。\n\n有身份证明。"}],
            "time_limit": {"statutory": {"value": 20, "unit": "working-day"}},
            "channels": {"online": {"url": "https://example.org/a?b=c", "note": "预约: 登录后办理"}, "post": {}},
            "notes": 'say "hi"',
        }

        assert dump(values, head=modeline("services/a/b/c.yaml", "item")) == (
            "# yaml-language-server: $schema=../../../../schemas/item.schema.json\n"
            "kind: implementation\n"
            'code: "11440000006939756B2440101007000"\n'
            "version: 2\n"
            "effective_from: 2025-07-01\n"
            "name: 设立（变更）：许可\n"
            "everyday_names: [开店, 办执照]\n"
            "conditions:\n"
            "  - id: age\n"
            "    text: |-\n"
            "      年满十八周岁。\n"
            "\n"
            "      有身份证明。\n"
            "time_limit:\n"
            "  statutory: {value: 20, unit: working-day}\n"
            "channels:\n"
            '  online: {url: "https://example.org/a?b=c", note: "预约: 登录后办理"}\n'
            "  post: {}\n"
            "notes: 'say \"hi\"'\n"
        )

    def test_refuses_what_it_cannot_write(self) -> None:
        """A float or nothing at all is a mistake of the caller."""
        with pytest.raises(TypeError, match="float"):
            dump({"a": 1.5})
        with pytest.raises(TypeError, match="NoneType"):
            dump({"a": None})


def test_ordered_follows_the_model() -> None:
    """Keys stand as the model declares them, also in rows; unknown ones come last."""
    values = {"zzz": 1, "materials": [{"form": "paper", "id": "x"}], "name": "名称", "kind": "standard"}

    made = ordered(values, fields_of(Item))

    assert list(made) == ["kind", "name", "materials", "zzz"]
    assert list(made["materials"][0]) == ["id", "form"]


class TestWriteFile:
    """Writing files."""

    def test_makes_folders_and_can_be_read(self, tmp_path: Path) -> None:
        """A new file in a new folder is an ordinary file that the reader takes."""
        write_file(tmp_path / "a" / "b.yaml", dump({"a": "无"}))

        assert read_document(tmp_path, "a/b.yaml") == Document("a/b.yaml", "a: 无\n", {"a": "无"})

    def test_leaves_the_old_file_when_it_fails(self, tmp_path: Path) -> None:
        """What cannot be encoded leaves the old file whole and nothing beside it."""
        file = tmp_path / "a.yaml"
        write_file(file, "a: 1\n")

        with pytest.raises(UnicodeEncodeError):
            write_file(file, "a: \ud800\n")

        assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]
        assert file.read_text(encoding="utf-8") == "a: 1\n"

    def test_keeps_the_mode(self, tmp_path: Path) -> None:
        """Permissions of a file outlast its new content."""
        file = tmp_path / "a.yaml"
        write_file(file, "a: 1\n")
        file.chmod(0o640)

        write_file(file, "a: 2\n")

        assert file.stat().st_mode & 0o777 == 0o640
