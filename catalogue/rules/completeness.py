"""Rules about completeness: what an item must say, read from the models, and what it should say besides."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from catalogue.findings import Path, Said
from catalogue.model import Item, Kind, Model, rows
from catalogue.model.fields import Field, fields_of
from catalogue.model.terms import BodyNature, ItemType, ResultKind, Status, StepKind, Theme
from catalogue.rules.frame import ADVICE, ERROR, WARNING, Case, Hit, item_rule, plain

_GUIDE: Final = Said(
    "国务院关于在线政务服务的若干规定第六条；行政许可法第三十条",
    "State Council Rules on Online Government Services, art. 6; Administrative Licence Law, art. 30",
)
_ELEMENTS: Final = Said("GB/T 39554.2-2020 要素要求", "GB/T 39554.2-2020, elements")

_ON_APPLICATION: Final = frozenset(
    {"conditions", "materials", "time_limit", "fees", "steps", "results", "visits", "channels"}
)
"""What only an item that one applies for must say."""


class _Needs(NamedTuple):
    """What a record must say."""

    here: tuple[str, ...]
    below: tuple[tuple[str, bool, "_Needs"], ...]
    """Of the records it may hold: the key, whether it is a list of rows, and what each must say."""


@cache
def _needs(kind: Kind) -> _Needs:
    """Return what an item of a kind must say, as a tree that leaves out the rest."""
    return _wanted(fields_of(Item), kind)


def _wanted(fields: dict[str, Field], kind: Kind) -> _Needs:
    here = tuple(name for name, f in fields.items() if f.needed == "standard" or (f.needed and f.needed == kind))
    below = [(name, f.shape == "rows", _wanted(f.fields, kind)) for name, f in fields.items() if f.shape != "value"]
    return _Needs(here, tuple(one for one in below if one[2].here or one[2].below))


def _missing(values: dict[str, Any], needs: _Needs, path: Path, found: list[Path]) -> None:
    """Find what a record does not say; hot, so the keys are looked at before any path is made."""
    found.extend((*path, name) for name in needs.here if values.get(name) is None)
    for name, in_rows, inner in needs.below:
        value = values.get(name)
        if value is None:
            continue
        if not in_rows:
            if "none" not in value:
                _missing(value, inner, (*path, name), found)
        elif isinstance(value, list):
            for row in value:
                if inner.below or any(row.get(key) is None for key in inner.here):
                    _missing(row, inner, (*path, name, f"#{row['id']}"), found)


def _incomplete(case: Case) -> Iterator[Hit]:
    """Yield what an item does not say; what its parent should have said already is told there."""
    item = case.item
    if item.status is Status.WITHDRAWN:
        return
    missing: list[Path] = []
    told: list[Path] = []
    _missing(case.resolved.data, _needs(item.kind), (), missing)
    above = case.resolved.above
    if above and missing:
        _missing(above, _needs(above["kind"]), (), told)
    for path in missing:
        if path not in told and (item.by_application or path[0] not in _ON_APPLICATION):
            label, label_en = _labels()[str(path[-1])]
            yield Hit(path, {"field": path[-1], "label": label, "label_en": label_en})


@cache
def _labels() -> dict[str, tuple[str, str]]:
    """Return what every field that may be needed is called in Chinese and in English."""
    found: dict[str, tuple[str, str]] = {}
    for model in _below(Model):
        for name, info in model.model_fields.items():
            extra = info.json_schema_extra
            if isinstance(extra, dict) and "x-needed" in extra:
                found[name] = str(extra["x-zh"]).partition("；")[0], str(info.description).partition(";")[0].rstrip(".")
    return found


def _below(model: type[Model]) -> Iterator[type[Model]]:
    for one in model.__subclasses__():
        yield one
        yield from _below(one)


@item_rule(
    "N01",
    ERROR,
    title=Said("事项要完整", "Items are complete"),
    message=Said("缺少 {field}：{label}。", "`{field}` is missing: {label_en}."),
    remedy=Said(
        "补上 {field}；确实没有的写 none: 理由。", "Add `{field}`; where there is none, write `none: <reason>`."
    ),
    basis=_GUIDE,
    good='body: "11440100007483180K"',
    bad="body: null",
)
def complete(case: Case) -> Iterator[Hit]:
    """R-04, R-60, R-61, and the needed elements of the standard."""
    if case.item.status is not Status.DRAFT:
        yield from _incomplete(case)


@item_rule(
    "N04",
    WARNING,
    title=Said("草稿还不完整", "Drafts are still incomplete"),
    message=Said("草稿还缺 {field}：{label}。", "The draft still lacks `{field}`: {label_en}."),
    remedy=Said("发布之前补上 {field}。", "Add `{field}` before it comes into force."),
    basis=_GUIDE,
    good='{status: draft, body: "11440100007483180K"}',
    bad="{status: draft, body: null}",
)
def drafts_incomplete(case: Case) -> Iterator[Hit]:
    """A draft may be published on a preview, so that its gaps are seen."""
    if case.item.status is Status.DRAFT:
        yield from _incomplete(case)


@item_rule(
    "N09",
    ERROR,
    title=Said("受委托的写明委托部门", "Who is entrusted says by whom"),
    message=Said(
        "实施主体性质是受委托组织，没有写委托部门。",
        "The body acts as an entrusted organisation, and it is not said by whom.",
    ),
    remedy=Said("写 entrusted_by（委托部门的代码）。", "Name the body in `entrusted_by`."),
    basis=_ELEMENTS,
    good='{body_nature: entrusted, entrusted_by: "114400000069401674"}',
    bad="body_nature: entrusted",
)
def entrusted_by_somebody(case: Case) -> Iterator[Hit]:
    """R-05."""
    item = case.item
    if item.body_nature is BodyNature.ENTRUSTED and not item.entrusted_by and not case.inherits(("body_nature",)):
        yield Hit(("body_nature",))


_STAGES: Final = (
    (frozenset({StepKind.ACCEPTANCE}), Said("受理", "acceptance")),
    (frozenset({StepKind.FIRST_REVIEW, StepKind.REVIEW, StepKind.SPECIAL}), Said("审查", "review")),
    (frozenset({StepKind.DECISION}), Said("决定", "decision")),
)
_HANDED_OVER: Final = (frozenset({StepKind.DELIVERY}), Said("送达", "delivery"))


@item_rule(
    "N10",
    WARNING,
    title=Said("办理流程有受理、审查、决定", "The stages of handling are there"),
    message=Said("办理流程缺少{stages}环节。", "The steps lack {stages_en}."),
    remedy=Said("在 steps 中补上；行政许可还要有送达。", "Add them to `steps`; a licence has delivery too."),
    basis=Said("行政许可法第三十二条、第四十二条、第四十四条", "Administrative Licence Law, art. 32, 42 and 44"),
    good="type: administrative-confirmation",
    bad="{type: administrative-licence, steps: [{id: accept, kind: acceptance}]}",
)
def stages_of_handling(case: Case) -> Iterator[Hit]:
    """R-50; what is settled on the spot needs no stages."""
    item = case.item
    if not item.steps or not item.by_application or item.handling == "immediate" or case.inherits(("steps",)):
        return
    kinds = {step.kind for step in item.steps}
    licence = item.type is ItemType.LICENCE
    powers = item.type not in {ItemType.PUBLIC_SERVICE, ItemType.OTHER_POWER}
    wanted = (*_STAGES, _HANDED_OVER) if licence else _STAGES if powers else (_STAGES[0],)
    lacking = [name for some, name in wanted if not kinds & some]
    if lacking:
        stages, stages_en = "、".join(n.zh for n in lacking), ", ".join(n.en for n in lacking)
        yield Hit(("steps",), {"stages": stages, "stages_en": stages_en})


@item_rule(
    "N11",
    ADVICE,
    title=Said("结果有样本", "Results come with a sample"),
    message=Said("“{name}”没有样本。", "`{name}` has no sample."),
    remedy=Said("把样本放进 files/，在 sample 中写路径。", "Put a sample into files/ and name it in `sample`."),
    good="results: [{id: confirmation, kind: document, name: 确认书, sample: files/form.pdf}]",
    bad="results: [{id: confirmation, kind: document, name: 确认书}]",
)
def results_have_samples(case: Case) -> Iterator[Hit]:
    """R-52; a payment has no sample, and one sample with the standard serves all."""
    for result in rows(case.item.results):
        if result.kind in {ResultKind.CERTIFICATE, ResultKind.DOCUMENT} and not result.sample:
            path = ("results", f"#{result.id}")
            if not case.inherits(path):
                yield Hit(path, {"name": plain(result.name)})


@item_rule(
    "N12",
    ADVICE,
    title=Said("行政许可有常见问题", "A licence answers questions people ask"),
    message=Said("没有常见问题。", "There are no questions and answers."),
    remedy=Said("在 faq 写一两个窗口常被问到的问题。", "Write in `faq` one or two questions heard at the counter."),
    good="type: administrative-licence",
    bad="{type: administrative-licence, faq: null}",
)
def licences_answer_questions(case: Case) -> Iterator[Hit]:
    """R-53."""
    item = case.item
    if item.type is ItemType.LICENCE and item.kind == "implementation" and not item.faq and item.by_application:
        yield Hit(("faq",))


@item_rule(
    "N13",
    ERROR,
    title=Said("告知承诺写明内容、责任和文本", "Notice and commitment says what is promised"),
    message=Said("告知承诺没有{what}。", "Notice and commitment has no {what_en}."),
    remedy=Said(
        "写 text_file（承诺书）、duty（承诺内容）、consequence（不实承诺的后果）。",
        "Write `text_file`, the text to sign, `duty`, what is promised, and `consequence`, what follows if it is untrue.",
    ),
    basis=Said(
        "安阳市政务服务条例第二十六条；广东省优化营商环境条例第三十六条",
        "Anyang Government Services Regulation, art. 26; Guangdong Regulation on Optimising the Business Environment, art. 36",
    ),
    good="commitment: {text_file: files/form.docx, duty: 场所属实, consequence: 撤销决定}",
    bad="commitment: {text_file: files/form.docx, duty: 场所属实}",
)
def commitments_are_told(case: Case) -> Iterator[Hit]:
    """R-58; a standard may leave the text to those who implement it."""
    commitment = case.item.commitment
    if commitment is None:
        return
    wanted = [
        (commitment.duty, "承诺内容", "duty"),
        (commitment.consequence, "不实承诺的后果", "consequence"),
        (commitment.text_file or case.item.kind == "standard", "承诺书文本", "text to sign"),
    ]
    for value, what, what_en in wanted:
        if not value:
            yield Hit(("commitment",), {"what": what, "what_en": what_en})


_EXCLUDED: Final = frozenset({Theme.SAFETY, Theme.ENVIRONMENT, Theme.HEALTH})


@item_rule(
    "N14",
    WARNING,
    title=Said("不适用告知承诺的领域", "Where notice and commitment may not be used"),
    message=Said(
        "主题“{theme}”的行政许可一般不适用告知承诺。", "A licence in `{theme}` is as a rule no matter for a commitment."
    ),
    remedy=Said(
        "核对它是否直接涉及公共安全、生态环境或人身健康；不涉及的，在 commitment.basis 写依据。",
        "See whether it touches public safety, the environment or health; if not, cite a basis in `commitment.basis`.",
    ),
    basis=Said("安阳市政务服务条例第二十五条", "Anyang Government Services Regulation, art. 25"),
    good="commitment: {text_file: files/form.docx, duty: 场所属实, consequence: 撤销决定}",
    bad="""
    type: administrative-licence
    themes: [environment]
    commitment: {text_file: files/form.docx, duty: 场所属实, consequence: 撤销决定}
    """,
)
def excluded_fields(case: Case) -> Iterator[Hit]:
    """R-59, as far as themes tell."""
    item = case.item
    if item.commitment and not item.commitment.basis and item.type is ItemType.LICENCE:
        theme = next((t for t in item.themes or () if t in _EXCLUDED), None)
        if theme and not case.inherits(("commitment",)):
            yield Hit(("commitment",), {"theme": theme})


_ENDINGS: Final = (
    ("许可证", ResultKind.CERTIFICATE),
    ("资格证", ResultKind.CERTIFICATE),
    ("执照", ResultKind.CERTIFICATE),
    ("证书", ResultKind.CERTIFICATE),
    ("批复", ResultKind.DOCUMENT),
    ("批文", ResultKind.DOCUMENT),
    ("决定书", ResultKind.DOCUMENT),
    ("通知书", ResultKind.DOCUMENT),
)


@item_rule(
    "N15",
    WARNING,
    title=Said("结果类型与结果名称一致", "The kind of a result fits its name"),
    message=Said("“{name}”应是 {wanted}，写成了 {kind}。", "`{name}` should be `{wanted}`, and `{kind}` is written."),
    remedy=Said("改正 kind 或名称。", "Correct the kind or the name."),
    good="results: [{id: confirmation, kind: certificate, name: 样例许可证, sample: files/form.pdf}]",
    bad="results: [{id: confirmation, kind: document, name: 样例许可证, sample: files/form.pdf}]",
)
def kinds_fit_names(case: Case) -> Iterator[Hit]:
    """R-51."""
    for result in rows(case.item.results):
        name = plain(result.name)
        wanted = next((kind for ending, kind in _ENDINGS if name.endswith(ending)), None)
        if wanted and result.kind is not wanted and result.kind is not ResultKind.OTHER:
            path = ("results", f"#{result.id}", "kind")
            if not case.inherits(("results", f"#{result.id}")):
                yield Hit(path, {"name": name, "wanted": wanted, "kind": result.kind})


@item_rule(
    "N22",
    WARNING,
    title=Said("行政许可要在基本目录中", "Licences are in the catalogue of standards"),
    message=Said(
        "这项行政许可没有实施任何基本目录中的事项。",
        "This licence implements no standard, so it stands outside the list.",
    ),
    remedy=Said(
        "写 implements: 基本编码；目录中没有的，不得实施。",
        "Write `implements` with the basic code; what is on no list may not be carried out.",
    ),
    basis=Said("优化营商环境条例第四十条", "Regulation on Optimising the Business Environment, art. 40"),
    good="{type: administrative-licence, implements: parent}",
    bad="type: administrative-licence",
)
def licences_are_listed(case: Case) -> Iterator[Hit]:
    """R-06; a warning, because a catalogue need not hold the standards of all levels."""
    item = case.item
    if item.type is ItemType.LICENCE and item.kind == "implementation" and item.implements is None:
        yield Hit(("code",))


@item_rule(
    "N24",
    ADVICE,
    title=Said("写老百姓的说法和主题", "Everyday names and themes help people find it"),
    message=Said("没有写{what}，不容易查到。", "It has no {what_en}, and is hard to find."),
    remedy=Said(
        "everyday_names 写人们怎么说，themes 写办什么事时用到。",
        "Write in `everyday_names` what people call it, and in `themes` what they are busy with.",
    ),
    good="{everyday_names: [办样例], themes: [legal]}",
    bad="{everyday_names: null, themes: null}",
)
def can_be_found(case: Case) -> Iterator[Hit]:
    """International rule 28; a standard may leave it to those who implement it."""
    item = case.item
    if item.kind == "standard" or item.status is Status.WITHDRAWN or (item.everyday_names and item.themes):
        return
    lacks = [] if item.everyday_names else [("日常用语", "everyday names")]
    lacks += [] if item.themes else [("主题", "themes")]
    what, what_en = "和".join(z for z, _ in lacks), " and no ".join(e for _, e in lacks)
    yield Hit(("name",), {"what": what, "what_en": what_en})
