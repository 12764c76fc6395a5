"""Both readers, and ruamel.yaml behind them, take a text for the same values or do not take it at all.

`AGREEMENT_EXAMPLES=200000 pytest tests/source/test_agreement.py -k agree` hunts for longer.
"""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.resolver import VersionedResolver

from catalogue.source.exact import read_exact
from catalogue.source.fast import read_fast

_EXAMPLES = int(os.environ.get("AGREEMENT_EXAMPLES", "300"))
_ITEMS = sorted(
    file for kind in ("standards", "services") for file in (Path(__file__).parents[2] / "items" / kind).rglob("*.yaml")
)

_TOKENS = [
    *("\n", "\n  ", "\n    ", "\n- ", "\n  - ", "- ", "? ", "?", ": ", ":", ", ", ",", "[", "]", "{", "}", "[ ", "{ "),
    *("&", "&a ", "*a", "#", " # x", "!", "!!str ", "!a ", "%", "@", "`", "'", "''", '"', '""', "\\", "\\n", '\\"'),
    *("|\n", "|-\n", "|+\n", "|2\n", "|", ">\n", ">-\n", ">", "---\n", "...\n", "--- ", "<<", "=", "~", ".", "-", "+"),
    *("null", "Null", "true", "True", "false", "yes", "no", "on", "nan", ".nan", "inf", ".inf", "-.INF"),
    *("0", "1", "42", "-1", "-0", "+1", "1.5", "1.", ".5", "-.5", "1e3", "0x1F", "0o7", "0b1", "010", "1_000", "1:30"),
    *(
        "2025-01-01",
        "12:30:45",
        "12345678901234567890123",
        "a",
        "b",
        "a: ",
        "b: ",
        "c: d",
        "a: 1\n",
        "k:\n",
        "  x: y\n",
    ),
    *(
        "中",
        "多久?",
        "，",
        "：",
        "“引”",
        "名称",
        "a b",
        "x?",
        "?x",
        "a#b",
        "a:b",
        "a,b",
        "[]",
        "{}",
        "[a, b]",
        "{a: b}",
    ),
    *("  ", "   ", " ", "- id: x\n  v: 1\n", "'it''s'", '"q"', "http://a.b/c?d=e#f", "12元", "1,000", "😀"),
    *("\u3000", "\u00a0", "\u0085", "\u2028", "\ufeff", "\t", "\r\n", "\r", "\x07"),
]
_SCALARS = [
    *("x", "中文，说明。", "5", "0", "-3", "1.50", "true", "false", "no", "2025-01-01", "12:30", "多久?", "a#b", "x:y"),
    *(
        "'it''s'",
        '"dq"',
        "''",
        '""',
        "'5'",
        "[a, 'b', \"c\"]",
        "[1, [2]]",
        "{a: 1}",
        "[{a: 1}, {b: 多久?}]",
        "[]",
        "{}",
    ),
    *(
        "|\n@一\n@二",
        "|-\n@一\n@\n@  二",
        ">\n@一\n@二",
        ">-\n@一\n\n@二",
        "|\n@- x\n@# y\n@a: b",
        "x\n@cont",
        "'x\n@cont'",
    ),
    *(
        "[\n@a,\n@b\n@]",
        "{\n@a: 1,\n@b: 2\n@}",
        "x # c",
        "'a'  # c",
        "1 # c",
        "{ a: 1, b: x }",
        "{a: b # c}",
        "[a, b,]",
    ),
    *(
        "1.10",
        "0.1234567890123456789",
        "12345678901234567890123",
        "nan",
        "inf",
        "~",
        "007",
        "1_0",
        "1e5",
        "- x",
        "x: y",
    ),
    *(
        "",
        "&x a",
        "*x",
        "!x a",
        "@x",
        "%x",
        "]",
        "}",
        "[x] y",
        "{a}",
        "{a: }",
        "[a: 1]",
        "...",
        "---",
        "<<",
        "=",
        "True",
    ),
]
_KEYS = [
    *("a", "b", "id", "name", "中文", "a b", "'q'", '"q"', "'1'", "a-b", "a:b", "x?", "-x", "2025-01-01", "no", "“a”"),
    *(
        "1",
        "1.5",
        "true",
        "null",
        "nan",
        "<<",
        "",
        "~",
        "=",
        "[a]",
        "{a}",
        "&a k",
        "!a k",
        "@a",
        "?x",
        "a #b",
        "a\u3000",
    ),
]
_INDENTS = st.sampled_from([2, 2, 2, 2, 2, 4, 1, 3, 0])
_NOISE = st.sampled_from(["", "", "", "", "", "", "\n", "# c\n", "  # 中\n", "  \n"])

_soup = st.lists(st.sampled_from(_TOKENS), min_size=1, max_size=12).map("".join)
_placed = st.tuples(
    st.sampled_from(
        ["a: ", "a:\n  - ", "a: [x, ", "a: {b: ", "a: |\n  t\n", "a: '", 'a: "', "a:\n  - b: 1\n    c: ", "a: >\n"]
    ),
    st.lists(st.sampled_from(_TOKENS), min_size=1, max_size=6).map("".join),
    st.sampled_from(["", "\n", "\nz: 1\n", "]\n", "}\n", "'\n", '"\n', "\n  c: 2\n"]),
).map("".join)


@st.composite
def _mapping(draw: st.DrawFn, indent: int = 0, depth: int = 2) -> str:
    """A map of some keys, most of them sound, laid out as people do and as they should not."""
    text = ""
    for number in range(draw(st.integers(1, 3))):
        key = draw(st.sampled_from(_KEYS)) if draw(st.integers(0, 3)) == 0 else f"k{number}"
        text += draw(_NOISE) + " " * indent + key + ":" + draw(_value(indent, depth))
    return text


@st.composite
def _value(draw: st.DrawFn, indent: int, depth: int) -> str:
    kind = draw(st.sampled_from(["scalar", "scalar", "scalar", "map", "rows"])) if depth else "scalar"
    deeper = indent + draw(_INDENTS)
    if kind == "scalar":
        return f" {draw(st.sampled_from(_SCALARS))}\n".replace("@", " " * deeper)
    if kind == "map":
        return "\n" + draw(_mapping(deeper, depth - 1))
    rows = ""
    for _ in range(draw(st.integers(1, 3))):
        inner = _mapping(deeper + 2, depth - 1) if draw(st.booleans()) else _value(deeper, depth - 1)
        rows += draw(_NOISE) + " " * deeper + "- " + draw(inner).lstrip(" ")
    return "\n" + rows


@st.composite
def _mutated(draw: st.DrawFn) -> str:
    """Some lines of an item that ships, with a token put in or taken out."""
    lines = draw(st.sampled_from(_ITEMS)).read_text(encoding="utf-8").splitlines(keepends=True)
    start = draw(st.integers(0, len(lines) - 1))
    text = "".join(lines[start : start + draw(st.integers(1, 8))])
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from([*_TOKENS, ""])) + text[at + draw(st.integers(0, 2)) :]
    return text


class _NoDates(VersionedResolver):
    """Takes dates for text, as we do; JSON has none."""

    @property
    def versioned_resolver(self) -> Any:
        """Return ruamel's table of plain scalars without its timestamps."""
        table = super().versioned_resolver or {}
        return {sign: [kind for kind in kinds if "timestamp" not in str(kind[0])] for sign, kinds in table.items()}


def _with_ruamel(text: str) -> Any:
    reader = YAML(typ="safe", pure=True)
    reader.Resolver = _NoDates
    return reader.load(text)


def _typed(value: Any) -> Any:
    """Values with their types and the order of keys, so that 1, 1.0 and true differ."""
    if isinstance(value, dict):
        return [(_typed(k), _typed(v)) for k, v in value.items()]
    if isinstance(value, list):
        return [_typed(v) for v in value]
    return (type(value).__name__, value)


def _hold_together(text: str) -> None:
    """Assert that no reader takes the text for something that the next does not."""
    fast = read_fast(text)
    exact = read_exact(text)
    assert (exact.root is None) == bool(exact.refusals)
    if fast is not None:
        assert exact.root is not None, exact.refusals
        assert _typed(fast) == _typed(exact.root.value)
    if exact.root is not None:
        assert _typed(exact.root.value) == _typed(_with_ruamel(text))


_hunt = settings(
    max_examples=_EXAMPLES,
    deadline=None,
    derandomize=_EXAMPLES == 300,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@_hunt
@given(_soup)
def test_readers_agree_on_any_tokens(text: str) -> None:
    """Whatever indicators, numbers, quotes and Chinese are thrown together."""
    _hold_together(text)


@_hunt
@given(_placed)
def test_readers_agree_on_tokens_in_a_place(text: str) -> None:
    """The same within lists, flow maps, block scalars and quotes."""
    _hold_together(text)


@_hunt
@given(_mapping())
@example("a: [x, {b: 多久?}]\n")
def test_readers_agree_on_generated_items(text: str) -> None:
    """Maps and rows, most of them sound."""
    _hold_together(text)


@_hunt
@given(_mutated())
def test_readers_agree_on_items_with_a_slip(text: str) -> None:
    """Lines of real items with one or two slips of the hand."""
    _hold_together(text)


@pytest.mark.parametrize(
    "text",
    [
        "1: x - y\n",
        "true: x\n",
        "=: x\n",
        ": x\n",
        "a: nan\nb: inf\n",
        "a: ]\n",
        "a:   }\n",
        "a:\n- - ]\n",
        "}a: b\n",
        "a: {b: c} - {d: e}\n",
        "a: {b: c # d}\n",
        "a: {b # c: d}\n",
        "a:\n  -\nb: 1\n",
        "a: [null, x]\n",
        "a: >\n \n    y\n",
        "a: >\n\n   off[",
        "a: |\n  t\n\n  -  #",
        "a: |1.5\n\nb: 2\n",
        "a: |#x\n",
        "a: \x85b\n",
        "a: |\n  t\n\ufeff",
        "-0o7: x\n",
        "._: x\n",
        "a: [x, 1_000.5]\n",
        "a: -.51.\n",
        "a: {b: :1}\n",
        "a: {b\n  c: d}\n",
        "a: {x: y, b\n  \\c: d}\n",
        "a: [::b]\n",
        "a: 12345678901234567890123\n",
        "a: 99999999999999999999.5\n",
        "a: -0\n",
        f"a: {'[' * 40}x{']' * 40}\n",
        "a:\n" + "- " * 40 + "x\n",
    ],
)
def test_readers_agree_where_they_once_did_not(text: str) -> None:
    """Texts on which an earlier state of the readers gave two answers."""
    _hold_together(text)


def test_items_that_ship_take_the_fast_way() -> None:
    """What people really write is plain, so that checking a whole catalogue takes seconds."""
    texts = {file: file.read_text(encoding="utf-8") for file in _ITEMS}

    slow = [file.name for file, text in texts.items() if read_fast(text) is None]

    assert len(slow) <= len(texts) // 50, slow


@pytest.mark.parametrize("file", _ITEMS[::10], ids=lambda f: f.stem)
def test_readers_agree_on_items_that_ship(file: Path) -> None:
    """Every tenth of the items, whole."""
    _hold_together(file.read_text(encoding="utf-8"))
