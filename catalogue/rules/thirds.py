"""Rules about third parties and limits on numbers: intermediaries, quotas, results that expire."""

import re
from collections.abc import Iterator
from typing import Final

from catalogue.findings import Said
from catalogue.model import rows
from catalogue.model.content import QuantityLimit
from catalogue.model.terms import ItemType, LawKind, ResultKind
from catalogue.rules.frame import ADVICE, ERROR, WARNING, Case, Hit, every, item_rule, plain

_INTERMEDIARIES: Final = Said(
    "优化营商环境条例第四十三条", "Regulation on Optimising the Business Environment, art. 43"
)
_SUFFICIENT: Final = frozenset(
    {
        LawKind.LAW,
        LawKind.ADMINISTRATIVE_REGULATION,
        LawKind.STATE_COUNCIL_DECISION,
        LawKind.LOCAL_REGULATION,
    }
)
_NAMED: Final = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:有限公司|有限责任公司|股份公司|事务所（|检测中心$|研究院$|设计院$|协会$)"
)


@item_rule(
    "N16",
    ERROR,
    title=Said("中介服务须有法律、法规依据", "Third-party services are asked for by law"),
    message=Said(
        "中介服务“{name}”没有法律、法规或者国务院决定依据。",
        "The service `{name}` rests on no law, regulation or State Council decision.",
    ),
    remedy=Said(
        "在 basis 写明；没有的，不得作为条件，删掉它。", "Cite one in `basis`; where there is none, delete it."
    ),
    basis=_INTERMEDIARIES,
    good="intermediaries: [{id: audit, name: 审计, basis: [{law: lawyers-law, article: '6'}]}]",
    bad="intermediaries: [{id: audit, name: 审计, basis: [{law: fee-notice}]}]",
)
def services_have_a_basis(case: Case) -> Iterator[Hit]:
    """R-56."""
    for one in rows(case.item.intermediaries):
        path = ("intermediaries", f"#{one.id}")
        if not case.ranks(one.basis) & _SUFFICIENT and not case.inherits(path):
            yield Hit(path, {"name": plain(one.name)})


@item_rule(
    "N17",
    ERROR,
    title=Said("不得指定中介机构", "No provider is designated"),
    message=Said(
        "由谁提供写成了“{provider}”，像是指定机构。",
        "The provider is given as `{provider}`, which looks like a designation.",
    ),
    remedy=Said("写需要什么资质，不写机构名称。", "Say what qualification is needed, and name nobody."),
    basis=_INTERMEDIARIES,
    good="intermediaries: [{id: audit, name: 审计, provider: 会计师事务所, basis: [{law: lawyers-law, article: '6'}]}]",
    bad="intermediaries: [{id: audit, name: 审计, provider: 广州诚信审计有限公司, basis: [{law: lawyers-law, article: '6'}]}]",
)
def nobody_is_designated(case: Case) -> Iterator[Hit]:
    """R-56, second half."""
    for one in rows(case.item.intermediaries):
        path = ("intermediaries", f"#{one.id}", "provider")
        for rest, words in every(one.provider):
            if _NAMED.search(words) and not case.inherits(path):
                yield Hit((*path, *rest), {"provider": words})


@item_rule(
    "N20",
    ADVICE,
    title=Said("证照写有效期", "Certificates say how long they are valid"),
    message=Said("“{name}”没有写有效期。", "It is not said how long `{name}` is valid."),
    remedy=Said(
        "写 validity，或在 validity_note 写“长期有效”。", "Write `validity`, or say in `validity_note` that it lasts."
    ),
    good="results: [{id: confirmation, kind: certificate, name: 资格证, sample: files/form.pdf, validity: {value: 5, unit: year}}]",
    bad="results: [{id: confirmation, kind: certificate, name: 资格证, sample: files/form.pdf}]",
)
def certificates_expire_or_not(case: Case) -> Iterator[Hit]:
    """Elements 95: the licence norm asks for validity."""
    for one in rows(case.item.results):
        path = ("results", f"#{one.id}")
        if one.kind is ResultKind.CERTIFICATE and not (one.validity or one.validity_note) and not case.inherits(path):
            yield Hit(path, {"name": plain(one.name)})


@item_rule(
    "N21",
    WARNING,
    title=Said("数量限制有依据并公布", "A quota has a basis and is published"),
    message=Said("行政许可有数量限制，没有写{what}。", "The licence has a quota, and {what_en} is missing."),
    remedy=Said(
        "写 basis、published（公布方式和周期）。",
        "Write `basis`, and in `published` where and how often it is published.",
    ),
    basis=Said("行政许可法第十八条、第三十条", "Administrative Licence Law, art. 18 and 30"),
    good="""
    type: administrative-licence
    quantity_limit: {text: 每年50家, published: 每年在网站公布, basis: [{law: lawyers-law, article: "6"}]}
    """,
    bad="{type: administrative-licence, quantity_limit: {text: 每年50家}}",
)
def quotas_are_public(case: Case) -> Iterator[Hit]:
    """R-60: the number is among what is on show."""
    quota = case.item.quantity_limit
    if (
        isinstance(quota, QuantityLimit)
        and case.item.type is ItemType.LICENCE
        and not case.inherits(("quantity_limit",))
    ):
        for value, what, what_en in (
            (quota.basis, "依据", "its basis"),
            (quota.published, "公布方式", "where it is published"),
        ):
            if not value:
                yield Hit(("quantity_limit",), {"what": what, "what_en": what_en})
