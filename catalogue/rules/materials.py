"""Rules about materials: what may be asked for, from whom, in how many copies, and what goes with it."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from catalogue.findings import Path, Said
from catalogue.model import rows
from catalogue.model.content import Material
from catalogue.model.registers import MaterialEntry
from catalogue.model.terms import Form, MaterialKind, Necessity, Source
from catalogue.rules.frame import ADVICE, ERROR, WARNING, Case, Hit, every, item_rule, plain

_LICENCE_LAW_29: Final = Said("行政许可法第二十九条、第三十条", "Administrative Licence Law, art. 29 and 30")
_DEFERRAL: Final = Said(
    "广东省优化营商环境条例第三十二条；安阳市政务服务条例第二十四条",
    "Guangdong Regulation on Optimising the Business Environment, art. 32; Anyang Government Services Regulation, art. 24",
)
_ELEMENTS: Final = Said("GB/T 39554.2-2020 要素要求", "GB/T 39554.2-2020, elements")

ROW: Final = "id: lease, form: paper, source: applicant, basis: [{law: lawyers-law, article: '6'}]"
PROOF: Final = "id: study-proof, form: paper, copies: 1, source: other, issuer: 学校"


def entries(case: Case) -> list[tuple[Path, Material, MaterialEntry | None]]:
    """Return the materials of an item with their entries in the register, but for those the parent has just so."""
    found: list[tuple[Path, Material, MaterialEntry | None]] | None = case.shared.get("materials")
    if found is None:
        register = case.catalogue.registers.materials
        materials = [] if case.inherits(("materials",)) else rows(case.item.materials)
        found = [(("materials", f"#{m.id}"), m, register.get(m.register_id)) for m in materials]
        case.shared["materials"] = found = [one for one in found if not case.inherits(one[0])]
    return found


def called(material: Material, entry: MaterialEntry | None) -> str:
    """Return what a material is called here."""
    return plain(material.label or (entry.name if entry else material.id))


def is_handed_in(material: Material) -> bool:
    """Say whether the applicant hands it in."""
    return material.necessity is not Necessity.FETCHED


@item_rule(
    "M01",
    ERROR,
    title=Said("申请表要提供空表和样表", "Forms are offered, with a sample"),
    message=Said("“{name}”没有提供{what}。", "`{name}` comes without {what_en}."),
    remedy=Said(
        "把文件放进 files/，写 blank_form: 和 sample:。",
        "Put the files into files/ and name them in `blank_form` and `sample`.",
    ),
    basis=_LICENCE_LAW_29,
    good="""
    materials:
      - {id: application-form, form: paper, originals: 1, source: applicant,
         blank_form: files/form.docx, sample: files/form.pdf}
    """,
    bad="""
    materials:
      - {id: application-form, form: paper, originals: 1, source: applicant,
         blank_form: files/form.docx}
    """,
)
def forms_offered(case: Case) -> Iterator[Hit]:
    """R-19; a standard may leave the files to those who implement it."""
    if case.item.kind == "standard":
        return
    for material in rows(case.item.materials):
        if material.blank_form and material.sample:
            continue
        entry = case.catalogue.registers.materials.get(material.register_id)
        if entry and entry.kind is MaterialKind.FORM and is_handed_in(material):
            path = ("materials", f"#{material.id}")
            if case.inherits(path) and case.resolved.above and case.resolved.above.get("kind") != "standard":
                continue
            lacks = [("空表", "a blank form")] * (material.blank_form is None)
            lacks += [("样表", "a filled-in sample")] * (material.sample is None)
            zh, en = "和".join(z for z, _ in lacks), " and ".join(e for _, e in lacks)
            yield Hit(path, {"name": called(material, entry), "what": zh, "what_en": en})


@item_rule(
    "M02",
    WARNING,
    title=Said("纸质材料写明份数", "Paper documents say how many"),
    message=Said("“{name}”收纸质的，却没有写份数。", "`{name}` is taken on paper, and it is not said how many."),
    remedy=Said(
        "写 originals（原件份数）或 copies（复印件份数）；只核对原件的写 show_original: true。",
        "Write `originals` or `copies`, or `show_original: true` if the original is only looked at.",
    ),
    basis=_ELEMENTS,
    good=f"materials: [{{{ROW}, copies: 1}}]",
    bad=f"materials: [{{{ROW}, copies: 0}}]",
)
def copies_stated(case: Case) -> Iterator[Hit]:
    """R-21."""
    for path, m, entry in entries(case):
        on_paper = m.form is Form.PAPER or m.form is Form.EITHER
        if on_paper and is_handed_in(m) and not (m.originals or m.copies or m.show_original):
            yield Hit((*path, "form"), {"name": called(m, entry)})


@item_rule(
    "M03",
    ERROR,
    title=Said("只收电子件的不要纸质份数", "Nothing on paper where it is electronic"),
    message=Said(
        "“{name}”只收电子件，又要 {count} 份纸质的。",
        "`{name}` is taken electronically, and {count} paper copies are asked for as well.",
    ),
    remedy=Said("份数写 0，或把 form 改为 paper-or-electronic。", "Write 0, or `form: paper-or-electronic`."),
    basis=Said(
        "重庆市优化营商环境条例第四十二条", "Chongqing Regulation on Optimising the Business Environment, art. 42"
    ),
    good="materials: [{id: plan, form: electronic, source: applicant, supports: [adult]}]",
    bad="materials: [{id: plan, form: electronic, source: applicant, supports: [adult], copies: 2}]",
)
def not_on_paper_too(case: Case) -> Iterator[Hit]:
    """R-17, R-21."""
    for path, m, entry in entries(case):
        if m.form is Form.ELECTRONIC and (m.originals or m.copies):
            key = "copies" if m.copies else "originals"
            yield Hit((*path, key), {"name": called(m, entry), "count": m.originals + m.copies})


@item_rule(
    "M04",
    WARNING,
    title=Said("不是自备的材料写明出具单位", "What others issue says who"),
    message=Said("“{name}”由{source}，没有写是谁。", "`{name}` is {source_en}, and it is not said by whom."),
    remedy=Said(
        "写 issuer，或在材料登记簿中写，所有事项共用。",
        "Write `issuer`, here or in the register of materials for all items.",
    ),
    basis=_ELEMENTS,
    good=f"materials: [{{{PROOF}, basis: [{{law: lawyers-law}}]}}]",
    bad="materials: [{id: study-proof, form: paper, copies: 1, source: other}]",
)
def issuers_named(case: Case) -> Iterator[Hit]:
    """R-22."""
    for path, m, entry in entries(case):
        if m.source and m.source is not Source.APPLICANT and not (m.issuer or (entry and entry.issuer)):
            source, source_en = m.source.zh, m.source.en.lower()
            yield Hit((*path, "source"), {"name": called(m, entry), "source": source, "source_en": source_en})


@item_rule(
    "M05",
    ERROR,
    title=Said("容缺后补的写明期限和后果", "What may follow later says until when"),
    message=Said(
        "“{name}”可以后补，却没有写补交期限和逾期后果。",
        "`{name}` may follow later, and neither the time nor the consequence is stated.",
    ),
    remedy=Said(
        "写 deferral: {{within: {{value: 5, unit: working-day}}, consequence: …}}。",
        "Write `deferral: {{within: {{value: 5, unit: working-day}}, consequence: ...}}`.",
    ),
    basis=_DEFERRAL,
    good=f"""
    materials:
      - {{{ROW}, copies: 1, necessity: deferrable,
         deferral: {{within: {{value: 5, unit: working-day}}, consequence: 视为撤回申请}}}}
    """,
    bad=f"materials: [{{{ROW}, copies: 1, necessity: deferrable}}]",
)
def deferral_terms(case: Case) -> Iterator[Hit]:
    """R-23."""
    for path, m, entry in entries(case):
        if m.necessity is Necessity.DEFERRABLE and m.deferral is None:
            yield Hit((*path, "necessity"), {"name": called(m, entry)})


@item_rule(
    "M06",
    ERROR,
    title=Said("不能所有材料都后补", "Not every document may follow later"),
    message=Said("所有材料都可以后补，没有主要材料。", "Every document may follow later, so none is a main one."),
    remedy=Said("至少一份主要材料写 necessity: required。", "Let at least one be `necessity: required`."),
    basis=_DEFERRAL,
    good=f"materials: [{{{ROW}, copies: 1}}]",
    bad=f"""
    materials:
      - {{{ROW}, copies: 1, necessity: deferrable,
         deferral: {{within: {{value: 5, unit: working-day}}, consequence: 视为撤回申请}}}}
    """,
)
def main_documents(case: Case) -> Iterator[Hit]:
    """R-23: the list of what may follow names main and secondary documents."""
    needs = {m.necessity for m in rows(case.item.materials)}
    if Necessity.DEFERRABLE in needs and needs <= {Necessity.DEFERRABLE, Necessity.FETCHED}:
        yield Hit(("materials",))


@item_rule(
    "M07",
    WARNING,
    title=Said("只有容缺后补的材料才写后补条件", "Only what may follow later has terms for it"),
    message=Said(
        "“{name}”写了后补期限，必要性却是 {necessity}。",
        "`{name}` has terms for following later, and its necessity is {necessity}.",
    ),
    remedy=Said("写 necessity: deferrable，或删掉 deferral。", "Write `necessity: deferrable`, or delete `deferral`."),
    basis=_DEFERRAL,
    good=f"materials: [{{{ROW}, copies: 1}}]",
    bad=f"""
    materials:
      - {{{ROW}, copies: 1, deferral: {{within: {{value: 5, unit: working-day}}, consequence: 视为撤回申请}}}}
    """,
)
def deferral_means_deferrable(case: Case) -> Iterator[Hit]:
    """R-23, the other way round."""
    for path, m, entry in entries(case):
        if m.deferral and m.necessity is not Necessity.DEFERRABLE:
            yield Hit((*path, "deferral"), {"name": called(m, entry), "necessity": m.necessity})


_NAMED_DOCUMENT: Final = re.compile(
    r"(?:提交|提供|携带|出示)[^，。；、]{0,12}?(证明|许可证|营业执照|合格证|身份证|户口簿)"
)


@item_rule(
    "M13",
    ADVICE,
    title=Said("条件里说要交的，列为材料", "What a condition asks to be shown is a material"),
    message=Said(
        "条件说“{words}”，材料中没有名称含“{document}”的。",
        "The condition says `{words}`, and no material has `{document}` in its name.",
    ),
    remedy=Said(
        "把它列为材料，条件只说要符合什么。", "List it as a material, and let the condition say what must hold."
    ),
    good="conditions: [{id: adult, text: 年满18周岁。}]",
    bad="conditions: [{id: adult, text: 提交健康证明。}]",
)
def shown_documents_listed(case: Case) -> Iterator[Hit]:
    """R-24."""
    names: str | None = None
    for condition in rows(case.item.conditions):
        for rest, words in every(condition.text):
            match = _NAMED_DOCUMENT.search(words)
            path = ("conditions", f"#{condition.id}", "text", *rest)
            if match is None or case.inherits(path):
                continue
            if names is None:
                register = case.catalogue.registers.materials
                every_material = [(m, register.get(m.register_id)) for m in rows(case.item.materials)]
                names = " ".join(f"{called(m, e)} {plain(e.name) if e else ''}" for m, e in every_material)
            if match[1] not in names:
                yield Hit(path, {"words": match[0], "document": match[1]})


_PAPERS: Final = ("复印件", "申请表", "一式")


@item_rule(
    "M14",
    WARNING,
    title=Said("条件不是材料清单", "Conditions are no list of documents"),
    message=Said("条件里写了“{words}”，那是材料的写法。", "The condition says `{words}`, which belongs to a material."),
    remedy=Said("移到 materials，写成一行。", "Move it to `materials`, as a row of its own."),
    good="conditions: [{id: adult, text: 年满18周岁。}]",
    bad="conditions: [{id: adult, text: 身份证复印件一份。}]",
)
def conditions_are_no_documents(case: Case) -> Iterator[Hit]:
    """R-25."""
    conditions = case.own.data.get("conditions")
    for row in conditions if isinstance(conditions, list) else ():
        for rest, words in every(row.get("text")):
            found = next((paper for paper in _PAPERS if paper in words), None)
            if found:
                yield Hit(("conditions", f"#{row.get('id')}", "text", *rest), {"words": found})


@item_rule(
    "M15",
    ERROR,
    title=Said("视情形提交的说明情形", "What is needed in some cases says in which"),
    message=Said(
        "“{name}”视情形提交，没有说是什么情形。", "`{name}` is needed in some cases, and it is not said in which."
    ),
    remedy=Said(
        "写 when（情形的答案），或在 needed_if 用文字说明。", "Write `when` with the answers, or say it in `needed_if`."
    ),
    basis=_ELEMENTS,
    good=f"materials: [{{{ROW}, copies: 1, necessity: conditional, needed_if: 委托他人办理的}}]",
    bad="materials: [{id: plan, copies: 1, form: paper, source: applicant, necessity: conditional}]",
)
def cases_stated(case: Case) -> Iterator[Hit]:
    """International rule 16."""
    for path, m, entry in entries(case):
        if m.necessity is Necessity.CONDITIONAL and not (m.when or m.needed_if):
            yield Hit((*path, "necessity"), {"name": called(m, entry)})


@item_rule(
    "M16",
    WARNING,
    title=Said("同一材料不要两次", "No document is asked for twice"),
    message=Said("“{name}”在材料中出现了 {count} 次。", "`{name}` stands {count} times among the materials."),
    remedy=Said(
        "合成一行；确要两份的用 label 区分，如“男方身份证”“女方身份证”。",
        "Make it one row; where two are needed, tell them apart by `label`.",
    ),
    basis=Said("安阳市政务服务条例第二十三条", "Anyang Government Services Regulation, art. 23"),
    good="""
    materials:
      - {id: plan-one, material: plan, label: 一层平面图, copies: 1, form: paper, source: applicant, supports: [adult]}
      - {id: plan-two, material: plan, label: 二层平面图, copies: 1, form: paper, source: applicant, supports: [adult]}
    """,
    bad="""
    materials:
      - {id: plan-one, material: plan, copies: 1, form: paper, source: applicant, supports: [adult]}
      - {id: plan-two, material: plan, copies: 1, form: paper, source: applicant, supports: [adult]}
    """,
)
def asked_for_once(case: Case) -> Iterator[Hit]:
    """R-17; rows for different answers are not asked of one applicant."""
    materials = [m for m in rows(case.item.materials) if m.when is None and is_handed_in(m)]
    if len({m.material or m.id for m in materials}) == len(materials):
        return
    counts = Counter((m.register_id, plain(m.label)) for m in materials)
    told: set[tuple[str, str]] = set()
    for m in materials:
        key = (m.register_id, plain(m.label))
        if counts[key] > 1 and key in told and not case.inherits(("materials", f"#{m.id}")):
            entry = case.catalogue.registers.materials.get(m.register_id)
            yield Hit(("materials", f"#{m.id}"), {"name": called(m, entry), "count": counts[key]})
        told.add(key)
