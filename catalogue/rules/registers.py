"""Rules about registers: what their entries name exists, nothing goes in a circle, no two entries are one."""

import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from catalogue.findings import Finding, Path, Rule, Said
from catalogue.rules.frame import ERROR, WARNING, Overview, catalogue_rule, entry_finding, nearest
from catalogue.source.tree import SETTINGS

_LINKS: Final = {
    "areas": {"parent": "areas", "calendar": "calendars"},
    "bodies": {"area": "areas", "parent": "bodies"},
    "laws": {"area": "areas", "replaced_by": "laws"},
    "materials": {"fetched.body": "bodies", "fetched.areas": "areas"},
    "halls": {"area": "areas", "windows.*.body": "bodies"},
    "platforms": {"owner": "bodies"},
}
"""What entries of each register name, and in which register it stands."""

_LINES: Final = {"areas": "parent", "bodies": "parent", "laws": "replaced_by"}
"""What leads from one entry of a register to another."""


def _values(value: Any, steps: list[str], path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield the ids at a dotted place of an entry; `*` stands for every key."""
    if value is None:
        return
    if not steps:
        if isinstance(value, list):
            yield from (((*path, number), one) for number, one in enumerate(value))
        else:
            yield path, value
        return
    first, *rest = steps
    if first == "*":
        for key, below in value.items():
            yield from _values(below, rest, (*path, key))
    else:
        yield from _values(getattr(value, first), rest, (*path, first))


@catalogue_rule(
    "R11",
    ERROR,
    title=Said("登记簿引用的标识须存在", "What a register names is registered"),
    message=Said("登记簿 {register} 中没有“{id}”。", "The register `{register}` has no `{id}`."),
    remedy=Said(
        "{nearest_zh}改正标识，或在 registers/{register}.yaml 中登记。",
        "{nearest_en}Correct the id, or register it in registers/{register}.yaml.",
    ),
)
def entries_exist(overview: Overview, rule: Rule) -> Iterator[Finding]:
    """R-67, within and between registers."""
    registers = overview.catalogue.registers
    for name, links in _LINKS.items():
        for place, register in links.items():
            known = getattr(registers, register)
            steps = place.split(".")
            for key, entry in getattr(registers, name).items():
                for path, one in _values(entry, steps):
                    if one not in known:
                        params = {"register": register, "id": one, **nearest(one, known)}
                        yield entry_finding(overview, rule, name, key, path, params)


@catalogue_rule(
    "R12",
    ERROR,
    title=Said("登记簿的上下级不得成环", "Registers do not go in a circle"),
    message=Said("“{id}”绕回了自己：{chain}。", "`{id}` leads back to itself: {chain}."),
    remedy=Said("改正 {field}。", "Correct `{field}`."),
)
def no_circles(overview: Overview, rule: Rule) -> Iterator[Finding]:
    """Areas, bodies and laws that replace each other; told once for each circle."""
    for name, field in _LINES.items():
        entries = getattr(overview.catalogue.registers, name)
        sound: set[str] = set()
        for key in entries:
            line = [key]
            while line[-1] not in sound and line[-1] in entries:
                above = getattr(entries[line[-1]], field)
                if above is None:
                    break
                if above in line:
                    circle = [*line[line.index(above) :], above]
                    params = {"id": above, "chain": " → ".join(circle), "field": field}
                    yield entry_finding(overview, rule, name, above, (field,), params)
                    break
                line.append(above)
            sound.update(line)


@catalogue_rule(
    "R13",
    WARNING,
    title=Said("一份材料只登记一次", "A document is registered once"),
    message=Said("“{name}”也是“{other}”的名称或别名。", "`{name}` is a name of `{other}` too."),
    remedy=Said("合并两条，别的叫法写进 aliases。", "Make them one entry, with the other names as `aliases`."),
)
def documents_registered_once(overview: Overview, rule: Rule) -> Iterator[Finding]:
    """X-03, where names are the same but for width and spaces."""
    first: dict[str, str] = {}
    for key, entry in overview.catalogue.registers.materials.items():
        names = [entry.name, *(entry.aliases or [])]
        for number, name in enumerate(names):
            for words in [name] if isinstance(name, str) else name.values():
                folded = "".join(unicodedata.normalize("NFKC", words).casefold().split())
                other = first.setdefault(folded, key)
                if other != key:
                    path: Path = ("aliases", number - 1) if number else ("name",)
                    yield entry_finding(overview, rule, "materials", key, path, {"name": words, "other": other})


@catalogue_rule(
    "R14",
    WARNING,
    title=Said("材料由哪个事项产生，那个事项须存在", "The item that issues a document exists"),
    message=Said("找不到编码为“{code}”的事项。", "There is no item with the code `{code}`."),
    remedy=Said("改正 result_of，或删掉它。", "Correct `result_of`, or delete it."),
)
def issuing_items_exist(overview: Overview, rule: Rule) -> Iterator[Finding]:
    """R-67; the link from a document to how one gets it."""
    for key, entry in overview.catalogue.registers.materials.items():
        if entry.result_of and overview.catalogue.file_of(entry.result_of) is None:
            yield entry_finding(overview, rule, "materials", key, ("result_of",), {"code": entry.result_of})


@catalogue_rule(
    "R18",
    ERROR,
    title=Said("目录设置引用的标识须存在", "What the settings name is registered"),
    message=Said("登记簿 {register} 中没有“{id}”。", "The register `{register}` has no `{id}`."),
    remedy=Said("{nearest_zh}改正标识，或登记它。", "{nearest_en}Correct the id, or register it."),
)
def settings_name_what_exists(overview: Overview, rule: Rule) -> Iterator[Finding]:
    """R-67, for catalogue.yaml."""
    settings, registers = overview.catalogue.settings, overview.catalogue.registers
    for field, register in (("jurisdiction", "areas"), ("calendar", "calendars")):
        value, known = getattr(settings, field), getattr(registers, register)
        if value and value not in known:
            params = {"register": register, "id": value, **nearest(value, known)}
            yield overview.catalogue.documents[SETTINGS].finding(rule, (field,), params)
