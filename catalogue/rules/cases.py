"""Rules about cases: every one can arise, leads somewhere, and pays what its examples say."""

import itertools
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from catalogue.cases import ask, can_hold, charge, counted_by, enumerate_cases
from catalogue.findings import Said
from catalogue.model import When, rows
from catalogue.model.content import Situation
from catalogue.model.money import Fee, FeeExample
from catalogue.model.terms import Necessity
from catalogue.rules.frame import ADVICE, ERROR, WARNING, Case, Hit, item_rule, plain, value_at

_OTHER_WAYS: Final = ("online", "app", "kiosk", "post", "telephone")

_TERM: Final = """
    situations:
      - {id: premises, question: 自有还是租用？, answers: [{id: owned, label: 自有}, {id: rented, label: 租用}]}
      - {id: term, question: 租期多长？, when: {premises: rented}, answers: [{id: short, label: 短}, {id: long, label: 长}]}
"""


@item_rule(
    "Q06",
    ERROR,
    title=Said("when 的条件能够成立", "A `when` can hold"),
    message=Said(
        "没有一种情形能使这个 when 成立：其中的答案互相排除。",
        "No case meets this `when`: its answers shut each other out.",
    ),
    remedy=Said(
        "改正答案；被问到“{question}”的前提也须成立。",
        "Correct the answers; what makes `{question}` be asked must hold too.",
    ),
    good=_TERM + "    conditions: [{id: adult, text: 年满18周岁。, when: {premises: rented, term: long}}]",
    bad=_TERM + "    conditions: [{id: adult, text: 年满18周岁。, when: {premises: owned, term: long}}]",
)
def whens_can_hold(case: Case) -> Iterator[Hit]:
    """What can never apply is a slip of whoever wrote it."""
    if not case.item.situations:
        return
    questions = {s.id: s for s in case.item.situations}
    for path, when in case.own.whens:
        if _is_simple(when, questions):
            continue
        if not can_hold(when, questions):
            yield Hit(path, {"question": next((key for key in when if questions[key].when), next(iter(when)))})


def _is_simple(when: When, questions: dict[str, Situation]) -> bool:
    """Say whether nothing can shut anything out: one question that is always asked, or one that another rule finds."""
    if any(key not in questions for key in when):
        return True
    return len(when) < 2 and all(questions[key].when is None for key in when)


@item_rule(
    "Q07",
    ADVICE,
    title=Said("每种情形都要交材料", "No case is without documents"),
    message=Said("情形 {case} 没有任何必要的材料，其他情形有。", "The case {case} needs no document, and others do."),
    remedy=Said(
        "核对材料的 when；这种情形确实不要材料的，用豁免说明。",
        "Look at the `when` of the materials; where this case does need none, say so in a waiver.",
    ),
    good="materials: [{id: lease, form: paper, source: applicant, copies: 1, when: {premises: [rented, owned]}}]",
    bad="materials: [{id: lease, form: paper, source: applicant, copies: 1, when: {premises: rented}}]",
)
def cases_need_documents(case: Case) -> Iterator[Hit]:
    """A case that was forgotten looks just so."""
    item = case.item
    if not item.situations or (case.inherits(("materials",)) and case.inherits(("situations",))):
        return
    listed = rows(item.materials)
    asked_for = [m.when for m in listed if m.necessity is not Necessity.CONDITIONAL]
    if asked_for and (found := _uncovered(item.situations, asked_for)):
        yield Hit(("materials",), {"case": found})


@item_rule(
    "Q08",
    WARNING,
    title=Said("每种情形都有地方办", "Every case has somewhere to go"),
    message=Said(
        "情形 {case} 没有窗口可去，也没有别的办理渠道。", "The case {case} has no window to go to and no other way."
    ),
    remedy=Said("为这种情形写上窗口或其他渠道。", "Give a window or another way for this case."),
    good="""
    channels:
      online: null
      post: null
      windows: [{id: a, hall: gz-hall, when: {premises: rented}}, {id: b, hall: gz-hall, when: {premises: owned}}]
    """,
    bad="{channels: {online: null, post: null, windows: [{id: a, hall: gz-hall, when: {premises: rented}}]}}",
)
def cases_lead_somewhere(case: Case) -> Iterator[Hit]:
    """At least one way is open to everybody who may apply."""
    item = case.item
    if not item.situations or not item.channels or not item.channels.windows:
        return
    if any(getattr(item.channels, way) for way in _OTHER_WAYS):
        return
    if found := _uncovered(item.situations, [w.when for w in item.channels.windows]):
        yield Hit(("channels", "windows"), {"case": found})


def _uncovered(situations: list[Situation], whens: list[When | None]) -> str:
    """Return the first case in which none of some `when`s holds; empty where there is none."""
    needed: set[str] = set()
    for when in whens:
        if not when:
            return ""
        needed |= when.keys()
    for one in reversed(situations):
        needed |= (one.when or {}).keys() if one.id in needed else set()
    relevant = [s for s in situations if s.id in needed]
    for answers in enumerate_cases(relevant).cases:
        asked = ask(relevant, answers)
        if not any(asked.holds(when) for when in whens):
            return ", ".join(f"{key}: {answer}" for key, answer in answers.items())
    return ""


@item_rule(
    "P11",
    ERROR,
    title=Said("算例算得出来", "Worked examples come out"),
    message=Said(
        "“{name}”的算例写 {pays}，按收费标准{found_zh}。",
        "An example of `{name}` pays {pays}; by the charge, {found_en}.",
    ),
    remedy=Said("改正算例或收费标准。", "Correct the example or the charge."),
    good="""
    fees:
      - {id: fee, name: 工本费, quantity: copies, tiers: [{up_to: 2, amount: 10}, {amount: 5}],
         basis: [{law: lawyers-law, article: '6'}], standard_basis: [{law: fee-notice}],
         examples: [{quantity: 2, pays: 20}, {quantity: 3, pays: 25}]}
    """,
    bad="""
    fees:
      - {id: fee, name: 工本费, quantity: copies, tiers: [{up_to: 2, amount: 10}, {amount: 5}],
         basis: [{law: lawyers-law, article: '6'}], standard_basis: [{law: fee-notice}],
         examples: [{quantity: 3, pays: 15}]}
    """,
)
def examples_come_out(case: Case) -> Iterator[Hit]:
    """Whoever writes an example has read the tariff; where the two differ, one is wrong."""
    for fee in rows(case.item.fees):
        path = ("fees", f"#{fee.id}")
        if not fee.examples or case.inherits(path):
            continue
        for number, example in enumerate(fee.examples):
            found = next(
                (f for answers in _each(example.answers) if (f := _differs(case, fee, example, answers))), None
            )
            if found:
                at = (*path, "examples", number)
                written = at if value_at(case.resolved.data, (*at, "pays")) is None else (*at, "pays")
                yield Hit(
                    written,
                    {"name": plain(fee.name), "pays": example.pays, "found_zh": found.zh, "found_en": found.en},
                )


def _each(answers: When | None) -> Iterable[dict[str, str]]:
    """Return every single case that an example is about."""
    given = answers or {}
    lists = ([a] if isinstance(a, str) else a for a in given.values())
    return (dict(zip(given, one, strict=True)) for one in itertools.product(*lists))


def _differs(case: Case, fee: Fee, example: FeeExample, answers: dict[str, str]) -> Said | None:
    """Say what a charge comes to where it is not what an example says."""
    asked = ask(case.item.situations, answers)
    if asked.holds(fee.when) is False:
        return Said("这种情形不收", "nothing is charged in this case")
    name = counted_by(fee)
    quantities = {name: Decimal(example.quantity)} if name and example.quantity is not None else {}
    found = charge(fee, quantities, asked, currency=case.catalogue.settings.currency)
    if found.least is None or found.most is None:
        return (
            Said("没有这一档", "there is no such step")
            if found.lacks == "beyond"
            else Said("缺少数量，算不出来", "it cannot be computed without a quantity")
        )
    if found.least <= Decimal(example.pays) <= found.most:
        return None
    if found.least != found.most:
        return Said(f"应在 {found.least} 至 {found.most} 之间", f"it lies between {found.least} and {found.most}")
    return Said(f"算得 {found.most}", f"it comes to {found.most}")
