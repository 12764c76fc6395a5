"""Rules about what the State knows already: proofs, documents it can fetch, electronic licences."""

from collections.abc import Iterator
from typing import Final

from catalogue.findings import Said
from catalogue.model import Item
from catalogue.model.content import Material
from catalogue.model.registers import MaterialEntry
from catalogue.model.terms import Form, MaterialKind, Source
from catalogue.rules.frame import ADVICE, ERROR, WARNING, Case, Hit, item_rule
from catalogue.rules.materials import PROOF, ROW, called, entries, is_handed_in
from catalogue.source import Catalogue

_LICENCE_LAW_31: Final = Said("行政许可法第三十一条", "Administrative Licence Law, art. 31")
_PROOFS: Final = Said("优化营商环境条例第四十四条", "Regulation on Optimising the Business Environment, art. 44")
_SHARED: Final = Said(
    "国务院关于在线政务服务的若干规定第七条", "State Council Rules on Online Government Services, art. 7"
)
_E_LICENCE: Final = Said(
    "国务院关于在线政务服务的若干规定第十条、第十一条",
    "State Council Rules on Online Government Services, art. 10 and 11",
)


def _is_proof(material: Material, entry: MaterialEntry | None) -> bool:
    """Say whether a material is a proof that somebody else must issue for this one purpose."""
    return (
        entry is not None
        and material.source is not Source.APPLICANT
        and (
            entry.kind is MaterialKind.PROOF
            or (entry.kind is MaterialKind.OTHER and called(material, entry).endswith("证明"))
        )
    )


@item_rule(
    "M08",
    ERROR,
    title=Said("索要证明要有依据", "A proof is asked for on a legal basis"),
    message=Said(
        "“{name}”是证明，没有写要求提供的依据。", "`{name}` is a proof, and no law is named that asks for it."
    ),
    remedy=Said(
        "在 basis 写明法律、法规或者国务院决定的条款；没有依据的，取消这份证明。",
        "Cite in `basis` the law, regulation or State Council decision; where there is none, ask for it no more.",
    ),
    basis=_PROOFS,
    good=f"materials: [{{{PROOF}, basis: [{{law: lawyers-law, article: '6'}}]}}]",
    bad=f"materials: [{{{PROOF}}}]",
)
def proofs_have_a_basis(case: Case) -> Iterator[Hit]:
    """R-13."""
    for path, m, entry in entries(case):
        if not m.basis and is_handed_in(m) and _is_proof(m, entry):
            yield Hit(path, {"name": called(m, entry)})


@item_rule(
    "M09",
    ERROR,
    title=Said("能共享获取的不得要求提交", "What the State can fetch is not asked for"),
    message=Said(
        "“{name}”可以由政府部门共享获取，这里却要申请人提交。",
        "`{name}` can be fetched by the authorities, and the applicant is asked for it.",
    ),
    remedy=Said(
        "写 necessity: fetched；确实不能共享的，在 fetch_exception 说明理由。",
        "Write `necessity: fetched`; where it cannot be fetched after all, say why in `fetch_exception`.",
    ),
    basis=_SHARED,
    good="materials: [{id: id-card, necessity: fetched, form: electronic, source: government}]",
    bad="materials: [{id: id-card, necessity: required, copies: 1, form: paper, source: government}]",
)
def once_only(case: Case) -> Iterator[Hit]:
    """R-14, R-15: in the areas where the register says it can be fetched; showing the original for identification is no handing in."""
    for path, m, entry in entries(case):
        if entry is None or entry.fetched is None or not is_handed_in(m) or m.fetch_exception:
            continue
        shown_only = m.show_original and not (m.originals or m.copies)
        if not shown_only and works_here(case.catalogue, case.item, entry.fetched.areas):
            yield Hit((*path, "necessity"), {"name": called(m, entry)})


def works_here(catalogue: Catalogue, item: Item, areas: list[str] | None) -> bool:
    """Say whether something that works in some areas, everywhere if None, works where an item is carried out."""
    if areas is None:
        return True
    registers = catalogue.registers
    body = registers.bodies.get(item.body or "")
    area = item.area or (body.area if body else None)
    for _ in registers.areas:
        if area in areas:
            return True
        entry = registers.areas.get(area or "")
        area = entry.parent if entry else None
    return False


@item_rule(
    "M10",
    ERROR,
    title=Said("有电子证照的不再要证明", "No proof of what an electronic licence shows"),
    message=Said(
        "“{name}”是证明，而登记簿说它有电子证照“{licence}”。",
        "`{name}` is a proof, and the register knows the electronic licence `{licence}` for it.",
    ),
    remedy=Said(
        "写 necessity: fetched，核验电子证照。", "Write `necessity: fetched` and look at the electronic licence."
    ),
    basis=_PROOFS,
    good=f"materials: [{{{PROOF}, basis: [{{law: lawyers-law, article: '6'}}]}}]",
    bad="materials: [{id: marriage-proof, form: paper, copies: 1, source: government, issuer: 民政部门, basis: [{law: lawyers-law}]}]",
)
def no_proof_of_a_licence(case: Case) -> Iterator[Hit]:
    """R-14."""
    for path, m, entry in entries(case):
        if entry and entry.e_licence and entry.fetched is None and is_handed_in(m) and _is_proof(m, entry):
            yield Hit(path, {"name": called(m, entry), "licence": entry.e_licence})


@item_rule(
    "M11",
    ADVICE,
    title=Said("材料说明用来证明什么", "Documents say what they are for"),
    message=Said("“{name}”没有写证明哪项条件，也没有写依据。", "`{name}` supports no condition and rests on no law."),
    remedy=Said(
        "写 supports: [条件的标识] 或 basis；两样都没有的，想想是否需要。",
        "Write `supports` with ids of conditions, or `basis`; where there is neither, consider asking for it no more.",
    ),
    basis=_LICENCE_LAW_31,
    good=f"materials: [{{{ROW}, copies: 1}}]",
    bad="materials: [{id: plan, form: paper, source: applicant, copies: 1}]",
)
def only_what_is_related(case: Case) -> Iterator[Hit]:
    """R-18, international rule 18; an application form and what is fetched need no reason."""
    for path, m, entry in entries(case):
        if m.supports or m.basis or not is_handed_in(m):
            continue
        if entry and entry.kind is not MaterialKind.FORM:
            yield Hit(path, {"name": called(m, entry)})


@item_rule(
    "M12",
    WARNING,
    title=Said("政府核发的证照也收电子证照", "Licences are taken electronically too"),
    message=Said("“{name}”由政府核发，却只收纸质的。", "`{name}` is issued by an authority, and only paper is taken."),
    remedy=Said(
        "写 form: paper-or-electronic；依法要收回原件的，在 note 说明。",
        "Write `form: paper-or-electronic`; where the original must be given up by law, say so in `note`.",
    ),
    basis=_E_LICENCE,
    good="materials: [{id: lawyer-licence, form: paper-or-electronic, source: government, copies: 1, supports: [adult]}]",
    bad="materials: [{id: lawyer-licence, form: paper, source: government, copies: 1, supports: [adult]}]",
)
def electronic_licences_taken(case: Case) -> Iterator[Hit]:
    """R-20; only of what is known to be issued electronically."""
    for path, m, entry in entries(case):
        if m.form is Form.PAPER and m.source is Source.GOVERNMENT and entry and entry.e_licence and is_handed_in(m):
            yield Hit((*path, "form"), {"name": called(m, entry)})
