"""Rules about codes: what a code says of its item agrees with what the item says."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from catalogue.findings import Finding, Path, Rule, Said
from catalogue.model.base import Kind
from catalogue.model.codes import SCHEMES, Parts, Scheme, basic_part, credit_check_digit
from catalogue.rules.frame import (
    ERROR,
    WARNING,
    Case,
    Hit,
    Overview,
    catalogue_rule,
    entry_finding,
    item_finding,
    item_rule,
    nearest,
)
from catalogue.source.tree import SETTINGS

_STANDARD: Final = Said("GB/T 39554.1-2020 编码要求", "GB/T 39554.1-2020, codes")
_CREDIT_CODE: Final = Said("GB 32100-2015 统一社会信用代码", "GB 32100-2015, unified social credit code")

_FORMS: Final = {
    "standard": Said("基本编码是12位：2位区划、2位类型、8位数字或大写字母", "a basic code of 12 characters"),
    "implementation": Said(
        "实施编码是31位：实施主体的18位代码、1位层级、12位基本编码；业务办理项再加2位",
        "an implementation code of 31 characters: the body's 18, the level's 1, the basic 12; 2 more for a handling item",
    ),
}


def scheme_of(case: Case) -> Scheme:
    """Return the code scheme of the catalogue; `plain` where it names one that does not exist."""
    return SCHEMES.get(case.catalogue.settings.codes.scheme, SCHEMES["plain"])


@lru_cache(maxsize=64)
def _parse(scheme: str, code: str, kind: Kind) -> Parts | None:
    return SCHEMES.get(scheme, SCHEMES["plain"]).parse(code, kind)


def _parts(case: Case) -> Parts | None:
    return _parse(case.catalogue.settings.codes.scheme, case.item.code, case.item.kind)


@item_rule(
    "C01",
    ERROR,
    title=Said("编码符合编码规则", "The code is of the right form"),
    message=Said("“{code}”（{length}位）不符合编码规则。", "`{code}` ({length} characters) is not of the right form."),
    remedy=Said("{wanted_zh}。", "Write {wanted_en}."),
    basis=_STANDARD,
    good='{kind: standard, code: "440102012001"}',
    bad='{kind: standard, code: "44010201200"}',
)
def code_of_the_right_form(case: Case) -> Iterator[Hit]:
    """R-68, first half: each kind of item has a code of its own length."""
    item = case.item
    if _parts(case) is None:
        wanted = _FORMS[item.kind]
        yield Hit(
            ("code",),
            {"code": item.code, "length": len(item.code), "wanted_zh": wanted.zh, "wanted_en": wanted.en},
        )


@item_rule(
    "C02",
    ERROR,
    title=Said("编码里的实施主体就是 body", "The body in the code is the body"),
    message=Said(
        "编码以“{found}”开头，而 body 是“{body}”。", "The code begins with `{found}`, and the body is `{body}`."
    ),
    remedy=Said("改正 body，或把编码的前18位改成“{body}”。", "Correct the body, or let the code begin with `{body}`."),
    basis=_STANDARD,
    good='{code: "11440100007483180K3440709001001", body: "11440100007483180K"}',
    bad='{code: "11440000006940167U2440709001001", body: "11440100007483180K"}',
)
def body_in_code(case: Case) -> Iterator[Hit]:
    """The first 18 characters are the body's unified social credit code."""
    parts, body = _parts(case), case.item.body
    if parts and parts.body and body and parts.body != body:
        yield Hit(("code",), {"found": parts.body, "body": body})


@item_rule(
    "C03",
    ERROR,
    title=Said("编码里的基本编码就是所实施的事项", "The basic code in the code is that of what is implemented"),
    message=Said(
        "编码里的基本编码是“{found}”，而 implements 指向“{implements}”。",
        "The basic code in the code is `{found}`, and `implements` names `{implements}`.",
    ),
    remedy=Said("改正 implements 或编码的第20至31位。", "Correct `implements`, or characters 20 to 31 of the code."),
    basis=_STANDARD,
    good='{code: "11440100007483180K3440709001001", implements: "440709001001"}',
    bad='{code: "11440100007483180K3440709001002", implements: "440709001001"}',
)
def basic_code_in_code(case: Case) -> Iterator[Hit]:
    """R-02, the code: an implementation carries the code of its standard."""
    parts, implements = _parts(case), case.item.implements
    if parts and implements and basic_part(scheme_of(case), implements) != parts.basic:
        yield Hit(("code",), {"found": parts.basic, "implements": implements})


@item_rule(
    "C04",
    ERROR,
    title=Said("编码里的层级就是实施主体的层级", "The level in the code is the body's"),
    message=Said(
        "编码里的层级是“{found}”，实施主体“{body}”的层级是“{level}”。",
        "The code says level `{found}`, and the body {body} is of level `{level}`.",
    ),
    remedy=Said(
        "改编码第19位（1国家 2省 3市 4县 5镇 6村），或登记簿中的层级。",
        "Correct character 19 of the code (1 nation, 2 province, 3 city, 4 county, 5 township, 6 village), or the register.",
    ),
    basis=_STANDARD,
    good='{code: "11440100007483180K3440709001001", body: "11440100007483180K"}',
    bad='{code: "11440100007483180K4440709001001", body: "11440100007483180K"}',
)
def level_in_code(case: Case) -> Iterator[Hit]:
    """The 19th character is the level of the body."""
    parts = _parts(case)
    body = case.catalogue.registers.bodies.get(case.item.body or "")
    if parts and parts.level and body and parts.level is not body.level:
        yield Hit(("code",), {"found": parts.level, "body": case.item.body, "level": body.level})


@item_rule(
    "C05",
    ERROR,
    title=Said("编码里的类型就是事项类型", "The type in the code is the item's"),
    message=Said(
        "编码里的类型码是 {digits}（{found}），事项类型是 {type}。",
        "The type digits of the code are {digits} ({found}), and the type is {type}.",
    ),
    remedy=Said(
        "改正 type 或编码；本地类型码与国家不同的，写在 catalogue.yaml 的 codes.types。",
        "Correct the type or the code; local type digits are declared under `codes.types` in catalogue.yaml.",
    ),
    basis=_STANDARD,
    good='{kind: standard, code: "440709001001", type: administrative-confirmation}',
    bad='{kind: standard, code: "440709001001", type: public-service}',
)
def type_in_code(case: Case) -> Iterator[Hit]:
    """R-02, the type: found in the file that writes the type."""
    parts = _parts(case)
    if parts is None or parts.type_digits is None or case.inherits(("type",)):
        return
    types = {**scheme_of(case).types, **(case.catalogue.settings.codes.types or {})}
    expected = types.get(parts.type_digits)
    if expected is not case.item.type:
        yield Hit(("type",), {"digits": parts.type_digits, "found": expected or "?", "type": case.item.type})


@item_rule(
    "C10",
    ERROR,
    title=Said("实施主体的层级在行使层级之内", "The body's level is one at which the item is carried out"),
    message=Said(
        "实施主体的层级“{level}”不在行使层级（{levels}）之内。",
        "The body is of level `{level}`, which is none of those at which the item is carried out ({levels}).",
    ),
    remedy=Said(
        "核对 body；法律允许这一级行使的，由基本目录增加 level。",
        "Look at the body; where the law lets this level act, the standard adds it to `level`.",
    ),
    basis=_STANDARD,
    good='{level: [province, city], body: "11440100007483180K"}',
    bad='{level: [province], body: "11440100007483180K"}',
)
def level_of_exercise(case: Case) -> Iterator[Hit]:
    """A body acts only at a level that the item names."""
    item = case.item
    body = case.catalogue.registers.bodies.get(item.body or "")
    if body and item.level and item.kind == "implementation" and body.level not in item.level:
        yield Hit(("body",), {"level": body.level, "levels": ", ".join(item.level)})


@catalogue_rule(
    "C06",
    ERROR,
    title=Said("统一社会信用代码的校验位正确", "Check digits of bodies are right"),
    message=Said(
        "“{key}”不是有效的统一社会信用代码（18位，校验位不符）。",
        "`{key}` is no valid unified social credit code (18 characters, wrong check digit).",
    ),
    remedy=Said("{correct_zh}", "{correct_en}"),
    basis=_CREDIT_CODE,
)
def valid_bodies(overview: Overview, rule: Rule) -> Iterator[Finding]:
    """R-67 begins with bodies that can exist."""
    for key in _invalid_bodies(overview):
        if not _is_stand_in(overview, key):
            yield entry_finding(overview, rule, "bodies", key, (), {"key": key, **_correct(key)}, at_key=True)


@catalogue_rule(
    "C07",
    WARNING,
    title=Said("临时代码要换成统一社会信用代码", "Stand-in codes give way to real ones"),
    message=Said(
        "“{key}”是临时代码，校验位不符。", "`{key}` is a stand-in code; it is no valid unified social credit code."
    ),
    remedy=Said("取得统一社会信用代码后改用它。", "Use the body's unified social credit code as soon as it has one."),
    basis=_CREDIT_CODE,
)
def stand_in_bodies(overview: Overview, rule: Rule) -> Iterator[Finding]:
    """Bodies without a code of their own carry one that begins with TE."""
    for key in _invalid_bodies(overview):
        if _is_stand_in(overview, key):
            yield entry_finding(overview, rule, "bodies", key, (), {"key": key}, at_key=True)


def _invalid_bodies(overview: Overview) -> Iterator[str]:
    scheme = SCHEMES.get(overview.catalogue.settings.codes.scheme)
    if scheme and scheme.valid_body:
        yield from (key for key in overview.catalogue.registers.bodies if not scheme.valid_body(key))


def _is_stand_in(overview: Overview, key: str) -> bool:
    prefix = SCHEMES[overview.catalogue.settings.codes.scheme].stand_in
    return prefix is not None and key.startswith(prefix)


def _correct(key: str) -> dict[str, str]:
    digit = credit_check_digit(key[:17])
    if len(key) != 18 or digit is None:
        return {
            "correct_zh": "写18位统一社会信用代码，只用数字和除 I、O、S、V、Z 以外的大写字母。",
            "correct_en": "Write 18 digits and capital letters other than I, O, S, V and Z.",
        }
    return {
        "correct_zh": f"核对代码；前17位若无误，末位应为“{digit}”。",
        "correct_en": f"Look it up; if the first 17 characters are right, the last is `{digit}`.",
    }


@catalogue_rule(
    "C08",
    ERROR,
    title=Said("编码不重复", "Codes are unique"),
    message=Said("编码“{code}”已经用在 {other}。", "The code `{code}` is used already in {other}."),
    remedy=Said(
        "每个事项一个编码；同一事项只留一个文件。", "Give each item a code of its own; keep one file for one item."
    ),
    basis=_STANDARD,
)
def unique_codes(overview: Overview, rule: Rule) -> Iterator[Finding]:
    """R-68; told at every file but the first."""
    first: dict[str, str] = {}
    for item in overview.items:
        other = first.setdefault(item.code, item.file)
        if other != item.file:
            yield item_finding(overview, rule, item.file, ("code",), {"code": item.code, "other": other})


@catalogue_rule(
    "C09",
    WARNING,
    title=Said("同一主体的事项不同名", "Items of one body have different names"),
    message=Said(
        "“{name}”与 {other} 同名，又是同一实施主体。",
        "`{name}` is also the name of {other}, of the same body.",
    ),
    remedy=Said(
        "用 handling_name 说出两者的差别，如“（新办）”“（变更）”。",
        "Say with `handling_name` how they differ, such as new or change.",
    ),
)
def different_names(overview: Overview, rule: Rule) -> Iterator[Finding]:
    """R-68, second half; withdrawn items may share the name of what replaced them."""
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item in overview.items:
        if item.status != "withdrawn" and item.body:
            named[item.body, item.name].append(item.file)
    for (_, name), files in named.items():
        for file in files[1:]:
            yield item_finding(overview, rule, file, ("name",), {"name": name, "other": files[0]})


@catalogue_rule(
    "C11",
    ERROR,
    title=Said("编码规则须是已有的一种", "The code scheme is one there is"),
    message=Said("没有名为“{scheme}”的编码规则。", "There is no code scheme `{scheme}`."),
    remedy=Said("写 {known} 之一。{nearest_zh}", "Name one of {known}. {nearest_en}"),
)
def known_scheme(overview: Overview, rule: Rule) -> Iterator[Finding]:
    """Schemes are listed in the toolkit, so that their checks are the same everywhere."""
    scheme = overview.catalogue.settings.codes.scheme
    if scheme not in SCHEMES:
        params = {"scheme": scheme, "known": ", ".join(SCHEMES), **nearest(scheme, SCHEMES)}
        path: Path = ("codes", "scheme")
        yield overview.catalogue.documents[SETTINGS].finding(rule, path, params)
