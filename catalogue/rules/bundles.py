"""Rules about bundles: members that exist, an order that can be kept, a promise that its members can keep."""

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from catalogue.findings import Finding, Path, Rule, Said, Severity
from catalogue.model import Bundle, Item, Limit
from catalogue.model.terms import Flow, MemberRole, Status
from catalogue.resolve import Resolver
from catalogue.rules.compare import UNITS
from catalogue.rules.contacts import is_phone
from catalogue.rules.frame import ADVICE, ERROR, WARNING, Overview, catalogue_rule, every, nearest
from catalogue.rules.phrases import is_placeholder
from catalogue.rules.places import Places
from catalogue.rules.references import unknown_answers
from catalogue.rules.timing import said
from catalogue.source import Broken, Document

_ONE_THING: Final = Said(
    "国务院关于进一步优化政务服务提升行政效能推动“高效办成一件事”的指导意见（国发〔2024〕3号）",
    "State Council Guidance on Getting One Thing Done Efficiently (Guofa [2024] No. 3)",
)


class _Sight(NamedTuple):
    """One bundle and what a rule needs to look at it."""

    document: Document
    bundle: Bundle
    overview: Overview
    items: Callable[[str], Item | None]


class Fault(NamedTuple):
    """A place of a bundle where a rule is broken."""

    path: Path
    params: dict[str, Any] = {}  # noqa: RUF012  # never changed


def _bundle_rule(
    rule_id: str, severity: Severity, *, title: Said, message: Said, remedy: Said, basis: Said = _ONE_THING
) -> Callable[[Callable[[_Sight], Iterator[Fault]]], Callable[[_Sight], Iterator[Fault]]]:
    """Enter a function in the book as a rule about one bundle."""

    def enter(function: Callable[[_Sight], Iterator[Fault]]) -> Callable[[_Sight], Iterator[Fault]]:
        @catalogue_rule(rule_id, severity, title=title, message=message, remedy=remedy, basis=basis)
        def run(overview: Overview, rule: Rule) -> Iterator[Finding]:
            items = _resolved(overview)
            for document, bundle in overview.bundles:
                for fault in function(_Sight(document, bundle, overview, items)):
                    yield document.finding(rule, fault.path, fault.params)

        return function

    return enter


def _resolved(overview: Overview) -> Callable[[str], Item | None]:
    """Return how to get the item of a code, resolved; None where it does not exist or is broken."""
    resolver = Resolver(overview.catalogue)
    held: dict[str, Item | None] = {}

    def get(code: str) -> Item | None:
        if code not in held:
            file = overview.catalogue.file_of(code)
            resolved = resolver.resolve(file) if file else None
            held[code] = None if resolved is None or isinstance(resolved, Broken) else resolved.item
        return held[code]

    return get


@_bundle_rule(
    "B01",
    ERROR,
    title=Said("一件事的成员须存在", "Members of a bundle exist"),
    message=Said("找不到编码为“{code}”的事项。", "There is no item with the code `{code}`."),
    remedy=Said("改正编码，或删掉这个成员。", "Correct the code, or delete the member."),
)
def members_exist(sight: _Sight) -> Iterator[Fault]:
    """B-01."""
    for number, member in enumerate(sight.bundle.members):
        if sight.overview.catalogue.file_of(member.item) is None:
            yield Fault(("members", number, "item"), {"code": member.item})


@_bundle_rule(
    "B02",
    ERROR,
    title=Said("一件事的成员须在用", "Members of a bundle are in force"),
    message=Said("成员“{name}”的状态是 {status}。", "The member `{name}` is {status}."),
    remedy=Said("换成替代它的事项，或从成员中删掉。", "Name what replaces it, or delete the member."),
)
def members_in_force(sight: _Sight) -> Iterator[Fault]:
    """B-01, R-07."""
    for number, member in enumerate(sight.bundle.members):
        item = sight.items(member.item)
        if item and item.status is not Status.IN_FORCE and sight.bundle.status is Status.IN_FORCE:
            yield Fault(("members", number, "item"), {"name": member.item, "status": item.status})


@_bundle_rule(
    "B03",
    ERROR,
    title=Said("视情形办理的成员写明情形", "A member by situation says in which"),
    message=Said(
        "成员“{code}”视情形办理，没有写 when。", "The member `{code}` depends on the situation, and has no `when`."
    ),
    remedy=Said("写 when；总要办的写 role: required。", "Write `when`, or `role: required` if it is always needed."),
)
def situations_stated(sight: _Sight) -> Iterator[Fault]:
    """B-01, the role."""
    for number, member in enumerate(sight.bundle.members):
        if member.role is MemberRole.SITUATION and not member.when:
            yield Fault(("members", number, "role"), {"code": member.item})


@_bundle_rule(
    "B04",
    ERROR,
    title=Said("一件事的情形和答案须存在", "Questions and answers of a bundle exist"),
    message=Said("没有“{unknown}”这个{what}。", "There is no {what_en} `{unknown}`."),
    remedy=Said("{nearest_zh}可选：{known}。", "{nearest_en}Choices: {known}."),
)
def bundle_answers_exist(sight: _Sight) -> Iterator[Fault]:
    """R-67, in bundles."""
    known = {s.id: [a.id for a in s.answers] for s in sight.bundle.situations or ()}
    for path, when in Places(Bundle, sight.document.data).whens:
        for hit in unknown_answers(path, when, known):
            yield Fault(hit.path, hit.params)


@_bundle_rule(
    "B05",
    ERROR,
    title=Said("前置事项是成员且不成环", "What comes first is a member, and not in a circle"),
    message=Said("{problem_zh}", "{problem_en}"),
    remedy=Said("改正 after。", "Correct `after`."),
)
def order_can_be_kept(sight: _Sight) -> Iterator[Fault]:
    """B-01: an order of handling that has a beginning."""
    after = {m.item: m.after or [] for m in sight.bundle.members}
    for number, member in enumerate(sight.bundle.members):
        for place, code in enumerate(member.after or ()):
            if code not in after:
                yield Fault(
                    ("members", number, "after", place),
                    {
                        "problem_zh": f"“{code}”不是这件事的成员。",
                        "problem_en": f"`{code}` is no member of the bundle.",
                    },
                )
        if _leads_back(member.item, after):
            yield Fault(
                ("members", number, "after"),
                {
                    "problem_zh": f"“{member.item}”要等自己办完。",
                    "problem_en": f"`{member.item}` waits for itself.",
                },
            )


def _leads_back(start: str, after: dict[str, list[str]]) -> bool:
    todo, seen = list(after[start]), set[str]()
    while todo:
        code = todo.pop()
        if code == start:
            return True
        if code not in seen:
            seen.add(code)
            todo += after.get(code, [])
    return False


@_bundle_rule(
    "B06",
    ERROR,
    title=Said("联办时限不长于成员的时限", "The joint promise is no longer than its members'"),
    message=Said(
        "联办承诺 {promised}，而成员{flow}合计最长 {most}。",
        "The joint promise is {promised}, and the members {flow_en} take {most} at most.",
    ),
    remedy=Said("写 {most} 或更短。", "Promise {most} or less."),
)
def joint_promise(sight: _Sight) -> Iterator[Fault]:
    """B-04: side by side the longest, one after another the sum; only where all limits are of one kind of day."""
    promised = sight.bundle.promised
    if not isinstance(promised, Limit):
        return
    family, size = UNITS[promised.unit]
    total = longest = 0
    for member in sight.bundle.members:
        item = sight.items(member.item)
        limit = item.time_limit.promised if item and item.time_limit else None
        if member.role is MemberRole.CHECK or limit == "immediate":
            continue
        if not isinstance(limit, Limit) or UNITS[limit.unit][0] != family:
            return
        amount = limit.value * UNITS[limit.unit][1]
        total, longest = total + amount, max(longest, amount)
    serial = sight.bundle.flow is Flow.SERIAL
    most = total if serial else longest
    if promised.value * size > most:
        yield Fault(
            ("promised",),
            {
                "promised": said(promised),
                "most": f"{most // size} {promised.unit}",
                "flow": "串联" if serial else "并联",
                "flow_en": "one after another" if serial else "side by side",
            },
        )


@_bundle_rule(
    "B07",
    WARNING,
    title=Said("一件事最多跑一次", "A bundle takes one visit at most"),
    message=Said("要到现场 {count} 次，没有说为什么。", "One must come {count} times, and it is not said why."),
    remedy=Said("减为 1 次或 0 次，或在 visits.reason 说明。", "Bring it to 1 or 0, or say why in `visits.reason`."),
)
def joint_visits(sight: _Sight) -> Iterator[Fault]:
    """B-05."""
    visits = sight.bundle.visits
    if visits and visits.count > 1 and not visits.reason:
        yield Fault(("visits", "count"), {"count": visits.count})


@_bundle_rule(
    "B08",
    ERROR,
    title=Said("一件事引用的标识须在登记簿中", "What a bundle names is in its register"),
    message=Said("登记簿 {register} 中没有“{id}”。", "The register `{register}` has no `{id}`."),
    remedy=Said("{nearest_zh}改正标识，或登记它。", "{nearest_en}Correct the id, or register it."),
)
def bundle_references(sight: _Sight) -> Iterator[Fault]:
    """R-67, in bundles."""
    bundle, registers = sight.bundle, sight.overview.catalogue.registers
    named: list[tuple[Path, str, str | None]] = [(("lead",), "bodies", bundle.lead), (("area",), "areas", bundle.area)]
    citations = Places(Bundle, sight.document.data).citations
    windows = (bundle.channels.windows if bundle.channels else None) or ()
    named += [((*path, "law"), "laws", basis.get("law")) for path, basis in citations]
    named += [(("channels", "windows", f"#{place.id}", "hall"), "halls", place.hall) for place in windows]
    for path, register, key in named:
        known = getattr(registers, register)
        if key and key not in known:
            yield Fault(path, {"register": register, "id": key, **nearest(key, known)})


@_bundle_rule(
    "B09",
    ERROR,
    title=Said("一件事的文件名是它的标识", "A bundle's file is named by its id"),
    message=Said("文件名是“{name}”，标识是“{id}”。", "The file is called `{name}`, and the id is `{id}`."),
    remedy=Said("改名为“{id}.yaml”。", "Rename it to `{id}.yaml`."),
    basis=Said("本项目规则", "Project rule"),
)
def bundle_named_by_id(sight: _Sight) -> Iterator[Fault]:
    """Its page stands under its id, and no two files have one name."""
    name = sight.document.file.rsplit("/", 1)[-1]
    if name != f"{sight.bundle.id}.yaml":
        yield Fault(("id",), {"name": name, "id": sight.bundle.id})


@_bundle_rule(
    "B10",
    ERROR,
    title=Said("一张表的字段都有成员使用", "Fields of the joint form serve members"),
    message=Said("“{code}”不是这件事的成员。", "`{code}` is no member of the bundle."),
    remedy=Said("{nearest_zh}改正 serves。", "{nearest_en}Correct `serves`."),
)
def fields_serve_members(sight: _Sight) -> Iterator[Fault]:
    """B-06: nothing is asked that no member needs."""
    members = [m.item for m in sight.bundle.members]
    for number, field in enumerate(sight.bundle.form or ()):
        for place, code in enumerate(field.serves):
            if code not in members:
                yield Fault(("form", number, "serves", place), {"code": code, **nearest(code, members)})


@_bundle_rule(
    "B11",
    ADVICE,
    title=Said("一张表服务每个必办成员", "The joint form serves every member always needed"),
    message=Said("一张表没有字段用于成员“{code}”。", "No field of the joint form serves the member `{code}`."),
    remedy=Said(
        "补上它需要的字段，或在已有字段的 serves 中写上它。",
        "Add its fields, or name it in `serves` of fields there are.",
    ),
)
def form_serves_all(sight: _Sight) -> Iterator[Fault]:
    """B-06, the other way round."""
    served = {code for field in sight.bundle.form or () for code in field.serves}
    for number, member in enumerate(sight.bundle.members if served else ()):
        if member.role is MemberRole.REQUIRED and member.item not in served:
            yield Fault(("members", number, "item"), {"code": member.item})


@_bundle_rule(
    "B12",
    WARNING,
    title=Said("并联办理没有先后", "Side by side has no order"),
    message=Said(
        "办理方式是并联，成员“{code}”又有前置事项。",
        "Members are handled side by side, and `{code}` comes after others.",
    ),
    remedy=Said("写 flow: serial，或删掉 after。", "Write `flow: serial`, or delete `after`."),
)
def flow_fits_order(sight: _Sight) -> Iterator[Fault]:
    """B-04 depends on which it is."""
    for number, member in enumerate(sight.bundle.members):
        if member.after and sight.bundle.flow is Flow.PARALLEL:
            yield Fault(("members", number, "after"), {"code": member.item})


@_bundle_rule(
    "B13",
    ERROR,
    title=Said("成员和字段不重复", "Members and fields stand once"),
    message=Said("“{id}”出现了不止一次。", "`{id}` stands more than once."),
    remedy=Said("只留一处。", "Keep one."),
)
def stand_once(sight: _Sight) -> Iterator[Fault]:
    """B-02, B-06: shared fields are asked once."""
    bundle = sight.bundle
    for key, ids in (("members", [m.item for m in bundle.members]), ("form", [f.id for f in bundle.form or ()])):
        for number, one in enumerate(ids):
            if one in ids[:number]:
                yield Fault((key, number), {"id": one})


@_bundle_rule(
    "B14",
    ERROR,
    title=Said("一件事里的电话和文字真实可用", "Numbers and texts of a bundle are real"),
    message=Said("“{words}”不是可用的内容。", "`{words}` says nothing that can be used."),
    remedy=Said("电话写完整号码；占位符换成真实内容或删掉。", "Write whole telephone numbers, and no placeholders."),
    basis=Said("本项目规则", "Project rule"),
)
def bundle_words(sight: _Sight) -> Iterator[Fault]:
    """R-47, R-70, in bundles."""
    places = Places(Bundle, sight.document.data)
    for path, number in places.phones:
        if isinstance(number, str) and not is_phone(number):
            yield Fault(path, {"words": number})
    for path, text in places.texts:
        for rest, words in every(text):
            if is_placeholder(words) and "answers" not in path:
                yield Fault((*path, *rest), {"words": words})
