"""Rules about references: every id that an item names exists and is fit to be named."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from catalogue.findings import Fix, Path, Said
from catalogue.model import Item, rows
from catalogue.model.fields import Field, fields_of
from catalogue.model.registers import Law
from catalogue.rules.frame import ADVICE, ERROR, WARNING, Case, Hit, entry_called, item_rule, nearest

CHANNELS: Final = ("windows", "online", "app", "kiosk", "post", "telephone")
"""Channels that a limit or a charge may be for."""

_ENVIRONMENT_40: Final = Said("优化营商环境条例第四十条", "Regulation on Optimising the Business Environment, art. 40")


class _Citation(NamedTuple):
    path: Path
    law_id: str
    article: str | None
    law: Law | None


def _citations(case: Case) -> list[_Citation]:
    """Return what the item's own file cites."""
    found: list[_Citation] | None = case.shared.get("citations")
    if found is None:
        laws = case.catalogue.registers.laws
        found = case.shared["citations"] = [
            _Citation(path, basis["law"], basis.get("article"), laws.get(basis["law"]))
            for path, basis in case.own.citations
            if isinstance(basis, dict) and isinstance(basis.get("law"), str)
        ]
    return found


def _unregistered(case: Case) -> Iterator[tuple[Path, str, str]]:
    """Yield path, register and id of everything an item names that its register does not hold, but for laws."""
    item, registers = case.item, case.catalogue.registers
    if item.body and item.body not in registers.bodies:
        yield ("body",), "bodies", item.body
    if item.area and item.area not in registers.areas:
        yield ("area",), "areas", item.area
    if item.entrusted_by and item.entrusted_by not in registers.bodies:
        yield ("entrusted_by",), "bodies", item.entrusted_by
    for number, body in enumerate(item.joint_bodies or ()):
        if body not in registers.bodies:
            yield ("joint_bodies", number), "bodies", body
    for material in rows(item.materials):
        if (material.material or material.id) not in registers.materials:
            last = "material" if material.material else "id"
            yield ("materials", f"#{material.id}", last), "materials", material.register_id
    for place in (item.channels.windows if item.channels else None) or ():
        if place.hall and place.hall not in registers.halls:
            yield ("channels", "windows", f"#{place.id}", "hall"), "halls", place.hall


@item_rule(
    "R01",
    ERROR,
    title=Said("引用的标识须在登记簿中", "What is named is in its register"),
    message=Said("登记簿 {register} 中没有“{id}”。", "The register `{register}` has no `{id}`."),
    remedy=Said(
        "{nearest_zh}改正标识，或在 registers/{register}.yaml 中登记。",
        "{nearest_en}Correct the id, or register it in registers/{register}.yaml.",
    ),
    good="legal_basis: [{law: lawyers-law}]",
    bad="legal_basis: [{law: lawyer-law}]",
)
def registered(case: Case) -> Iterator[Hit]:
    """R-54, R-67."""
    registers = case.catalogue.registers
    for path, register, key in _unregistered(case):
        if not case.inherits(path):
            known = getattr(registers, register)
            meant = entry_called(known, key) if register == "materials" else None
            fix = Fix((*path[:-1], "material"), meant) if meant else None
            yield Hit(path, {"register": register, "id": key, **nearest(meant or key, known)}, fix=fix)
    for citation in _citations(case):
        if citation.law is None:
            params = {"register": "laws", "id": citation.law_id, **nearest(citation.law_id, registers.laws)}
            yield Hit((*citation.path, "law"), params)


@item_rule(
    "R03",
    ERROR,
    title=Said("引用的条款须在登记簿中", "Articles cited are in the register"),
    message=Said("登记的《{law}》没有第{article}条。", "The register has no article {article} of {law_en}."),
    remedy=Said(
        "改正条号，或在 registers/laws.yaml 中登记这一条。",
        "Correct the number, or register the article in registers/laws.yaml.",
    ),
    good='legal_basis: [{law: lawyers-law, article: "5"}]',
    bad='legal_basis: [{law: lawyers-law, article: "500"}]',
)
def articles_registered(case: Case) -> Iterator[Hit]:
    """R-54: where the register lists a law's articles, no other may be cited."""
    for c in _citations(case):
        if c.law and c.article and c.law.articles is not None and c.article not in c.law.articles:
            yield Hit((*c.path, "article"), {**_called(c), "article": c.article})


@item_rule(
    "R04",
    ERROR,
    title=Said("不得引用已废止的法律和条款", "Repealed laws are not cited"),
    message=Said("《{law}》{part}已于 {day} 废止。", "{law_en}{part_en} was repealed on {day}."),
    remedy=Said("{instead}改引现行规定，或取消本事项。", "{instead_en}Cite what is in force, or withdraw the item."),
    basis=_ENVIRONMENT_40,
    good='legal_basis: [{law: lawyers-law, article: "5"}]',
    bad="legal_basis: [{law: old-regulation}]",
)
def laws_in_force(case: Case) -> Iterator[Hit]:
    """R-08, R-54."""
    for c in _citations(case):
        if c.law is None:
            continue
        article = c.law.articles.get(c.article) if c.law.articles and c.article else None
        if c.law.repealed_on and c.law.repealed_on <= case.today:
            by = c.law.replaced_by
            yield Hit(
                (*c.path, "law"),
                {
                    **_called(c),
                    "part": "",
                    "part_en": "",
                    "day": c.law.repealed_on,
                    "instead": f"它已由“{by}”替代。" if by else "",
                    "instead_en": f"It is replaced by `{by}`. " if by else "",
                },
            )
        elif article and article.repealed_on and article.repealed_on <= case.today:
            yield Hit(
                (*c.path, "article"),
                {
                    **_called(c),
                    "part": f"第{c.article}条",
                    "part_en": f", art. {c.article},",
                    "day": article.repealed_on,
                    "instead": "",
                    "instead_en": "",
                },
            )


@item_rule(
    "R15",
    ADVICE,
    title=Said("引用法律写明条号", "Laws are cited by article"),
    message=Said("引用《{law}》没有写条号。", "{law_en} is cited without an article."),
    remedy=Said('写明是哪一条，如 article: "42"。', 'Say which, such as `article: "42"`.'),
    good='legal_basis: [{law: lawyers-law, article: "5"}]',
    bad="legal_basis: [{law: lawyers-law}]",
)
def cited_by_article(case: Case) -> Iterator[Hit]:
    """X-05; only of laws whose articles are registered."""
    for c in _citations(case):
        if c.law and c.law.articles and not c.article:
            yield Hit((*c.path, "law"), _called(c))


@item_rule(
    "R17",
    WARNING,
    title=Said("引用的地方规定须适用于本地", "Local laws cited apply here"),
    message=Said(
        "《{law}》适用于 {area}，本事项在 {own}。", "{law_en} applies in {area}, and this item is carried out in {own}."
    ),
    remedy=Said("改引国家规定或本地的规定。", "Cite a national law or one of this area."),
    good="legal_basis: [{law: lawyers-law}]",
    bad="legal_basis: [{law: hunan-regulation}]",
)
def laws_of_this_area(case: Case) -> Iterator[Hit]:
    """R-55: the text of one province is no basis in another."""
    registers = case.catalogue.registers
    for c in _citations(case):
        if c.law is None or c.law.area is None:
            continue
        body = registers.bodies.get(case.item.body or "")
        own = case.item.area or (body.area if body else case.catalogue.settings.jurisdiction)
        if own and own in registers.areas and c.law.area not in _and_above(case, own):
            yield Hit((*c.path, "law"), {**_called(c), "area": c.law.area, "own": own})


def _and_above(case: Case, area: str) -> list[str]:
    """Return an area and those it lies in; ends where the register goes in a circle."""
    areas, line = case.catalogue.registers.areas, [area]
    while (entry := areas.get(line[-1])) and entry.parent and entry.parent not in line:
        line.append(entry.parent)
    return line


def _called(citation: _Citation) -> dict[str, Any]:
    """Return the name of a law in both languages."""
    name = citation.law.name if citation.law else citation.law_id
    if isinstance(name, str):
        return {"law": name, "law_en": f"`{citation.law_id}`"}
    zh = next((words for tag, words in name.items() if tag.startswith("zh")), next(iter(name.values())))
    return {"law": zh, "law_en": name.get("en", f"`{citation.law_id}`")}


@item_rule(
    "R05",
    ERROR,
    title=Said("窗口须在大厅的登记中", "Windows are registered with their hall"),
    message=Said("大厅“{hall}”没有登记窗口“{window}”。", "The hall `{hall}` has no window `{window}`."),
    remedy=Said(
        "写 {known} 之一，或在 registers/halls.yaml 中登记。",
        "Name one of {known}, or register it in registers/halls.yaml.",
    ),
    good='channels: {windows: [{id: hall, hall: gz-hall, windows: ["12"]}]}',
    bad='channels: {windows: [{id: hall, hall: gz-hall, windows: ["99"]}]}',
)
def windows_registered(case: Case) -> Iterator[Hit]:
    """R-48, R-67: a leaflet sends nobody to a window that is not there."""
    channels = case.item.channels
    if channels is None or channels.windows is None:
        return
    for place in channels.windows:
        hall = case.catalogue.registers.halls.get(place.hall or "")
        if hall is None or hall.windows is None:
            continue
        path = ("channels", "windows", f"#{place.id}", "windows")
        for number, window in enumerate(place.windows or ()):
            if window not in hall.windows and not case.inherits(path):
                yield Hit((*path, number), {"hall": place.hall, "window": window, "known": ", ".join(hall.windows)})


@item_rule(
    "R06",
    ERROR,
    title=Said("when 中的情形和答案须存在", "Questions and answers named in `when` exist"),
    message=Said("没有“{unknown}”这个{what}。", "There is no {what_en} `{unknown}`."),
    remedy=Said("{nearest_zh}可选：{known}。", "{nearest_en}Choices: {known}."),
    good="materials: [{id: lease, form: paper, source: applicant, copies: 1, when: {premises: rented}}]",
    bad="materials: [{id: lease, form: paper, source: applicant, copies: 1, when: {premises: borrowed}}]",
)
def answers_exist(case: Case) -> Iterator[Hit]:
    """R-67; a misspelt answer would leave a material out for everybody."""
    whens = case.own.whens
    if whens:
        known = {s.id: [a.id for a in s.answers] for s in case.item.situations or ()}
        for path, when in whens:
            yield from unknown_answers(path, when, known)


def unknown_answers(path: Path, when: Any, known: dict[str, list[str]]) -> Iterator[Hit]:
    """Yield what a `when` names and the situations do not hold."""
    if not isinstance(when, dict):
        return
    for question, answers in when.items():
        if question not in known:
            params = {"unknown": question, "what": "情形", "what_en": "situation", "known": ", ".join(known) or "-"}
            yield Hit((*path, question), {**params, **nearest(question, known)})
            continue
        for answer in answers if isinstance(answers, list) else [answers]:
            if answer not in known[question]:
                choices = known[question]
                params = {"unknown": answer, "what": "答案", "what_en": "answer", "known": ", ".join(choices)}
                yield Hit((*path, question), {**params, **nearest(str(answer), choices)})


@item_rule(
    "R07",
    ERROR,
    title=Said("本事项内的标识须存在", "Ids within the item exist"),
    message=Said("本事项没有标识为“{id}”的{what}。", "The item has no {what_en} with the id `{id}`."),
    remedy=Said("{nearest_zh}可选：{known}。", "{nearest_en}Choices: {known}."),
    good="commitment: {replaces: [lease], text_file: files/form.docx, duty: 租用属实, consequence: 撤销}",
    bad="commitment: {replaces: [leese], text_file: files/form.docx, duty: 租用属实, consequence: 撤销}",
)
def ids_exist(case: Case) -> Iterator[Hit]:
    """R-67: conditions that materials support, and materials that a commitment stands in for."""
    item = case.item
    materials = rows(item.materials)
    conditions: list[str] | None = None
    for material in materials:
        if material.supports:
            conditions = [c.id for c in rows(item.conditions)] if conditions is None else conditions
            path: Path = ("materials", f"#{material.id}", "supports")
            yield from _unknown(case, path, material.supports, conditions, Said("条件", "condition"))
    if item.commitment and item.commitment.replaces:
        known = [m.id for m in materials]
        yield from _unknown(case, ("commitment", "replaces"), item.commitment.replaces, known, Said("材料", "material"))


def _unknown(case: Case, path: Path, ids: list[str], known: list[str], what: Said) -> Iterator[Hit]:
    for number, one in enumerate(ids):
        if one not in known and not case.inherits(path):
            params = {"id": one, "what": what.zh, "what_en": what.en, "known": ", ".join(known) or "-"}
            yield Hit((*path, number), {**params, **nearest(one, known)})


@item_rule(
    "R08",
    WARNING,
    title=Said("择一组至少有两份材料", "A choice has at least two materials"),
    message=Said(
        "择一组“{group}”只有一份材料，无从选择。", "The group `{group}` has one material, so there is no choice."
    ),
    remedy=Said(
        "给其他可替代的材料写上同一个 one_of，或删掉这个 one_of。",
        "Give the other materials the same `one_of`, or delete it.",
    ),
    good="materials: [{id: lease, form: paper, source: applicant, copies: 1}]",
    bad="materials: [{id: lease, form: paper, source: applicant, copies: 1, one_of: premises}]",
)
def choices_are_choices(case: Case) -> Iterator[Hit]:
    """A group of one is a misspelt group."""
    grouped = [(m.id, m.one_of) for m in rows(case.item.materials) if m.one_of]
    if grouped and not case.inherits(("materials",)):
        sizes = Counter(group for _, group in grouped)
        for row, group in grouped:
            path = ("materials", f"#{row}", "one_of")
            if sizes[group] == 1:
                yield Hit(path, {"group": group})


@item_rule(
    "R09",
    ERROR,
    title=Said("替代它的事项须存在", "What replaces an item exists"),
    message=Said("找不到编码为“{code}”的事项。", "There is no item with the code `{code}`."),
    remedy=Said("改正 replaced_by。", "Correct `replaced_by`."),
    good="replaced_by: parent",
    bad="replaced_by: nothing",
)
def successor_exists(case: Case) -> Iterator[Hit]:
    """R-67; the page of a withdrawn item leads to its successor."""
    code = case.item.replaced_by
    if code and (case.catalogue.file_of(code) is None or code == case.item.code):
        yield Hit(("replaced_by",), {"code": code})


@item_rule(
    "R10",
    ERROR,
    title=Said("channel 是本事项的办理渠道", "A `channel` is one of the item's"),
    message=Said("没有“{channel}”这个办理渠道。", "There is no channel `{channel}`."),
    remedy=Said("{nearest_zh}可选：{known}。", "{nearest_en}Choices: {known}."),
    good="fees: [{id: fee, name: 工本费, amount: 10, channel: online, basis: [{law: lawyers-law, article: '6'}], standard_basis: [{law: fee-notice}]}]",
    bad="fees: [{id: fee, name: 工本费, amount: 10, channel: on-line}]",
)
def channels_exist(case: Case) -> Iterator[Hit]:
    """R-67: limits and charges by channel."""
    item = case.item
    cases = item.time_limit.cases if item.time_limit else None
    named = [(("time_limit", "cases", f"#{c.id}", "channel"), c.channel) for c in cases or ()]
    named += [(("fees", f"#{f.id}", "channel"), f.channel) for f in rows(item.fees)]  # type: ignore[misc]
    for path, channel in named:
        if channel and channel not in CHANNELS and not case.inherits(path):
            yield Hit(path, {"channel": channel, "known": ", ".join(CHANNELS), **nearest(channel, CHANNELS)})


@item_rule(
    "R16",
    ERROR,
    title=Said("同一列表内标识不得重复", "Ids in a list are unique"),
    message=Said("标识“{id}”在这个列表里出现了 {count} 次。", "The id `{id}` stands {count} times in this list."),
    remedy=Said("给每一条一个不同的标识。", "Give each entry an id of its own."),
    good="faq: [{id: a, question: 问一, answer: 答一}, {id: b, question: 问二, answer: 答二}]",
    bad="faq: [{id: a, question: 问一, answer: 答一}, {id: a, question: 问二, answer: 答二}]",
)
def row_ids_unique(case: Case) -> Iterator[Hit]:
    """Levels merge rows by id; of two with one id, one would be lost."""
    yield from _twice(case.own.data, _item_rows(), ())


class _Rows(NamedTuple):
    """A field that is a list of rows, or a record that holds some."""

    are_rows: bool
    below: dict[str, "_Rows"]


@cache
def _item_rows() -> dict[str, _Rows]:
    return _rows_of(fields_of(Item))


def _rows_of(fields: dict[str, Field]) -> dict[str, _Rows]:
    """Return the fields that hold rows, at any depth."""
    found = {name: _Rows(f.shape == "rows", _rows_of(f.fields)) for name, f in fields.items() if f.shape != "value"}
    return {name: one for name, one in found.items() if one.are_rows or one.below}


def _twice(value: dict[str, Any], fields: dict[str, _Rows], path: Path) -> Iterator[Hit]:
    for key, below in value.items():
        field = fields.get(key)
        if field is None:
            continue
        if type(below) is dict:
            yield from _twice(below, field.below, (*path, key))
        elif type(below) is list and field.are_rows:
            if len(below) > 1 and len({row["id"] for row in below}) < len(below):
                for one, count in Counter(row["id"] for row in below).items():
                    if count > 1:
                        yield Hit((*path, key, f"#{one}"), {"id": one, "count": count})
            for row in below if field.below else ():
                yield from _twice(row, field.below, (*path, key, f"#{row['id']}"))
