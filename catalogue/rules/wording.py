"""Rules about wording: definite phrases, real values, clean text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final, NamedTuple

from catalogue.findings import Finding, Fix, Path, Rule, Said
from catalogue.model import REGISTERS
from catalogue.rules.frame import (
    ADVICE,
    ERROR,
    WARNING,
    Case,
    Hit,
    Overview,
    catalogue_rule,
    entry_finding,
    every,
    item_rule,
    value_at,
)
from catalogue.rules.phrases import is_placeholder, may_hold_placeholder, phrases
from catalogue.rules.places import Places

_NO_CATCH_ALL: Final = Said(
    "广东省优化营商环境条例第二十九条；北京市优化营商环境条例第三十一条；上海市优化营商环境条例第二十四条",
    "Guangdong Regulation on Optimising the Business Environment, art. 29; Beijing, art. 31; Shanghai, art. 24",
)

_DEFINITE: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("conditions", ("text",)),
    ("prohibitions", ("text",)),
    ("materials", ("label", "needed_if", "accepted_if", "fill_in_notes")),
)
"""Texts that say what is asked of the applicant."""


class _Vagueness(NamedTuple):
    path: Path
    kind: str
    words: str
    quoted: bool


def _vagueness(case: Case) -> list[_Vagueness]:
    """Return the catch-all and vague phrases of what the item's own file asks for."""
    found: list[_Vagueness] | None = case.shared.get("vagueness")
    if found is None:
        found = case.shared["vagueness"] = list(_find_vagueness(case.own.data))
    return found


def _find_vagueness(data: dict[str, Any]) -> Iterator[_Vagueness]:
    for field, keys in _DEFINITE:
        rows = data.get(field)
        if not isinstance(rows, list):
            continue
        for row in rows:
            for key in keys:
                if isinstance(row, dict) and key in row and "drop" not in row:
                    path = (field, f"#{row.get('id')}", key)
                    for rest, words in every(row[key]):
                        for phrase in phrases(words):
                            yield _Vagueness((*path, *rest), phrase.kind, phrase.words, "quoted_from" in row)


@item_rule(
    "W01",
    ERROR,
    title=Said("条件和材料不得有兜底表述", "Conditions and materials hold no catch-all"),
    message=Said(
        "“{words}”是兜底表述，申请人不知道要什么。",
        "`{words}` is a catch-all; the applicant cannot tell what is meant.",
    ),
    remedy=Said(
        "逐一写明是哪些；法律原文如此的，用 quoted_from 注明出处。",
        "Name each one; where a statute says so word for word, cite it in `quoted_from`.",
    ),
    basis=_NO_CATCH_ALL,
    good="conditions: [{id: adult, text: 年满18周岁，无犯罪记录。}]",
    bad="conditions: [{id: adult, text: 法律、法规规定的其他条件。}]",
)
def no_catch_all(case: Case) -> Iterator[Hit]:
    """R-12."""
    for found in _vagueness(case):
        if found.kind == "catch_all" and not found.quoted:
            yield Hit(found.path, {"words": found.words})


@item_rule(
    "W02",
    WARNING,
    title=Said("引用的兜底条款也应展开", "Catch-alls quoted from a statute are spelt out too"),
    message=Said(
        "引自法律的“{words}”没有说明是哪些。", "`{words}` is quoted from a statute and does not say which are meant."
    ),
    remedy=Said("把现行规定中属于它的逐条列为条件。", "List as conditions of their own what it stands for at present."),
    basis=_NO_CATCH_ALL,
    good="conditions: [{id: adult, text: 年满18周岁。, quoted_from: [{law: lawyers-law, article: '5'}]}]",
    bad="conditions: [{id: adult, text: 规定的其他条件。, quoted_from: [{law: lawyers-law, article: '5'}]}]",
)
def no_quoted_catch_all(case: Case) -> Iterator[Hit]:
    """R-12: statutes end their lists that way, so it weighs less."""
    for found in _vagueness(case):
        if found.kind == "catch_all" and found.quoted:
            yield Hit(found.path, {"words": found.words})


@item_rule(
    "W03",
    WARNING,
    title=Said("条件和材料的表述要明确", "Conditions and materials are definite"),
    message=Said(
        "“{words}”表述不明确，可能藏着条件，或内容不在这里。",
        "`{words}` is indefinite: it hides a condition or points elsewhere.",
    ),
    remedy=Said(
        "写明什么情形、哪些材料；分情形的用 when。",
        "Say in which case and which documents; use `when` where it depends on the case.",
    ),
    basis=_NO_CATCH_ALL,
    good="materials: [{id: lease, label: 租赁合同, copies: 1, form: paper, source: applicant}]",
    bad="materials: [{id: lease, label: 租赁合同等材料, copies: 1, form: paper, source: applicant}]",
)
def definite(case: Case) -> Iterator[Hit]:
    """R-12, the weaker phrases."""
    for found in _vagueness(case):
        if found.kind == "vague":
            yield Hit(found.path, {"words": found.words})


@item_rule(
    "W04",
    ERROR,
    title=Said("占位符不是值", "Placeholders are no values"),
    message=Said("“{value}”是占位符，不是内容。", "`{value}` is a placeholder and says nothing."),
    remedy=Said(
        "写上真实内容；没有的，删掉这个键，或写 none: 理由。",
        "Write what is so; where there is nothing, delete the key or write `none: <reason>`.",
    ),
    good="notes: 办理前请先预约。",
    bad="notes: 无",
)
def no_placeholders(case: Case) -> Iterator[Hit]:
    """R-70; quick to see that there is none. To a question, `没有` is an answer."""
    if may_hold_placeholder(case.own.packed):
        for path, words in strings(case.own.data):
            if is_placeholder(words) and "answers" not in path:
                yield Hit(path, {"value": words})


def strings(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every string below a value but ids, which are names and not words."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, below in value.items():
            if key not in {"id", "drop"}:
                yield from strings(below, (*path, key))
    elif isinstance(value, list):
        for number, row in enumerate(value):
            step = f"#{row['id']}" if isinstance(row, dict) and "id" in row else number
            yield from strings(row, (*path, step))


_DIRT: Final = {
    "markup": re.compile(r"</?[A-Za-z][^<>]*>|<!--|&(?:\#\d+|\#[xX][0-9a-fA-F]+|[A-Za-z]{2,8}\d?);"),
    "wide": re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+"),
    "invisible": re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd\ue000-\uf8ff]"),
    "space": re.compile(r"(?<=\S)(?:\u3000|\u00a0| {2})[ \u3000\u00a0]*(?=\S)"),
}
"""What should not be in a text, by kind."""

_SUSPECT: Final = (
    (b"<", re.compile(rb"<[A-Za-z/!]")),
    (b"&", re.compile(rb"&(?:#|[A-Za-z]{2,8}\d?;)")),
    (b"\xc2", re.compile(rb"\xc2(?:\xa0|\xad)")),
    (b"\xe2", re.compile(rb"\xe2(?:\x80[\x8b-\x8f\xa8-\xae]|\x81[\xa0-\xaf])")),
    (b"\xe3", re.compile(rb"\xe3(?:\x80\x80)")),
    (b"\xee", re.compile(rb"\xee")),
    (b"\xef", re.compile(rb"\xef(?:[\x80-\xa3]|\xbb\xbf|\xbf\xbd|\xbc[\x90-\x99\xa1-\xba]|\xbd[\x81-\x9a])")),
)
"""The same as it begins in UTF-8, by first byte: both are found at the speed of memory."""


def dirt(places: Places) -> Iterator[tuple[Path, str, str]]:
    """Yield path, kind and words of what should not be in the texts of a file."""
    packed = places.packed
    if b"  " in packed or any(first in packed and rest.search(packed) for first, rest in _SUSPECT):
        for path, words in places.words():
            for kind, pattern in _DIRT.items():
                match = pattern.search(words)
                if match:
                    yield path, kind, match[0]


def _dirt_of(case: Case, kind: str) -> Iterator[Hit]:
    found = case.shared.get("dirt")
    if found is None:
        found = case.shared["dirt"] = list(dirt(case.own))
    for path, one, words in found:
        if one == kind:
            params = {"words": _visible(words), "plain": _narrow(words)}
            yield Hit(path, params, fix=cleaned(case.own.data, path, kind))


def cleaned(data: Any, path: Path, kind: str) -> Fix | None:
    """Offer a text without some dirt, where nothing can be lost: not markup, and no character that may mean something."""
    words = value_at(data, path)
    clean = _CLEAN[kind](words) if kind in _CLEAN and isinstance(words, str) else words
    return None if clean == words or _DIRT[kind].search(clean) else Fix(path, clean)


_CLEAN: Final[dict[str, Callable[[str], str]]] = {
    "wide": lambda words: _DIRT["wide"].sub(lambda found: _narrow(found[0]), words),
    "invisible": lambda words: re.sub("[\u00ad\u200b\u2060\ufeff]", "", words),
    "space": lambda words: _DIRT["space"].sub(" ", words),
}


def _visible(words: str) -> str:
    return "".join(c if c.isprintable() and not c.isspace() else f"U+{ord(c):04X}" for c in words[:30])


def _narrow(words: str) -> str:
    return "".join(chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else c for c in words)


@item_rule(
    "W05",
    ERROR,
    title=Said("文字中不得有 HTML", "Texts hold no HTML"),
    message=Said("文字中有 HTML 标记“{words}”。", "The text holds the markup `{words}`."),
    remedy=Said(
        "删掉标记；需要时用 Markdown 的段落、列表、链接和强调。",
        "Delete it; use Markdown's paragraphs, lists, links and emphasis.",
    ),
    good="notes: 请 *提前* 预约。",
    bad="notes: 请<b>提前</b>预约。&nbsp;",
)
def no_markup(case: Case) -> Iterator[Hit]:
    """R-69."""
    yield from _dirt_of(case, "markup")


@item_rule(
    "W06",
    WARNING,
    title=Said("数字和字母用半角", "Digits and letters are not full-width"),
    message=Said(
        "“{words}”是全角数字或字母，查找和排序都会出错。", "`{words}` is full-width; it is not found by search."
    ),
    remedy=Said("改成半角“{plain}”。", "Write `{plain}`."),
    good="notes: 提前3天预约。",
    bad="notes: 提前３天预约。",
)
def no_full_width(case: Case) -> Iterator[Hit]:
    """R-69."""
    yield from _dirt_of(case, "wide")


@item_rule(
    "W07",
    ERROR,
    title=Said("文字中不得有看不见的字符", "Texts hold no invisible characters"),
    message=Said(
        "文字中有看不见或无法显示的字符 {words}。", "The text holds the invisible or broken character {words}."
    ),
    remedy=Said("删掉它，重新输入这一处。", "Delete it and type the place again."),
    good="notes: 请提前预约。",
    bad='notes: "请\\u200b提前预约。"',
)
def no_invisible(case: Case) -> Iterator[Hit]:
    """R-69."""
    yield from _dirt_of(case, "invisible")


@item_rule(
    "W08",
    ADVICE,
    title=Said("文字中没有多余的空格", "Texts hold no stray spaces"),
    message=Said(
        "文字中有连续空格、全角空格或不换行空格（{words}）。",
        "The text holds runs of spaces, or wide or fixed ones ({words}).",
    ),
    remedy=Said("留一个空格，或删掉。", "Keep one space, or none."),
    good="notes: 请提前预约。",
    bad='notes: "请提前　预约。"',
)
def no_stray_spaces(case: Case) -> Iterator[Hit]:
    """R-69."""
    yield from _dirt_of(case, "space")


_NAMES: Final = (("materials", "label"), ("fees", "name"), ("results", "name"), ("steps", "name"))
_ENDINGS: Final = ("。", "；", "，", "、", ";", ",")


@item_rule(
    "W09",
    WARNING,
    title=Said("名称末尾没有标点", "Names do not end in punctuation"),
    message=Said("名称以“{ending}”结尾。", "The name ends in `{ending}`."),
    remedy=Said("删掉末尾的标点。", "Delete it."),
    good="handling_name: 样例确认（新办）",
    bad="handling_name: 样例确认（新办）。",
)
def names_end_plainly(case: Case) -> Iterator[Hit]:
    """R-69: names stand in titles and tables."""
    for path, name in _names(case.own.data):
        for rest, words in every(name):
            if words.rstrip().endswith(_ENDINGS):
                yield Hit((*path, *rest), {"ending": words.rstrip()[-1]})


def _names(data: dict[str, Any]) -> Iterator[tuple[Path, Any]]:
    for key in ("name", "handling_name"):
        if key in data:
            yield (key,), data[key]
    for number, name in enumerate(data.get("everyday_names", ())):
        yield ("everyday_names", number), name
    for field, key in _NAMES:
        rows = data.get(field)
        if isinstance(rows, list):
            for row in rows:
                if key in row:
                    yield (field, f"#{row.get('id')}", key), row[key]


@catalogue_rule(
    "W13",
    ERROR,
    title=Said("材料登记簿中没有兜底的名称", "No material is registered under a catch-all"),
    message=Said(
        "材料名称中的“{words}”不明确，不知道是哪份材料。", "`{words}` in a material's name does not say which document."
    ),
    remedy=Said("登记具体的材料；几份材料分别登记。", "Register definite documents, each on its own."),
    basis=_NO_CATCH_ALL,
)
def definite_materials(overview: Overview, rule: Rule) -> Iterator[Finding]:
    """R-12, where names are written once for all items."""
    for key, entry in overview.catalogue.registers.materials.items():
        for rest, words in every(entry.name):
            for phrase in phrases(words):
                yield entry_finding(overview, rule, "materials", key, ("name", *rest), {"words": phrase.words})


@catalogue_rule(
    "W14",
    WARNING,
    title=Said("登记簿的文字干净", "Texts of registers are clean"),
    message=Said("文字中有不该有的“{words}”。", "The text holds `{words}`, which does not belong there."),
    remedy=Said(
        "删掉 HTML 标记、看不见的字符和多余的空格；全角数字和字母改成半角。",
        "Delete markup, invisible characters and stray spaces; write digits and letters in half width.",
    ),
)
def clean_registers(overview: Overview, rule: Rule) -> Iterator[Finding]:
    """R-69, R-70: what stands in a register is shown with every item that names it."""
    for name, model in REGISTERS.items():
        for document in overview.catalogue.documents.values():
            if document.file.startswith((f"registers/{name}.", f"registers/{name}/")):
                for path, kind, words in _unclean(Places(dict.__class_getitem__((str, model)), document.data)):
                    finding = document.finding(rule, path, {"words": words})
                    yield replace(finding, fix=cleaned(document.data, path, kind))


def _unclean(places: Places) -> Iterator[tuple[Path, str, str]]:
    for path, kind, words in dirt(places):
        yield path, kind, _visible(words)
    if may_hold_placeholder(places.packed):
        for path, words in places.words():
            if is_placeholder(words):
                yield path, "placeholder", words
