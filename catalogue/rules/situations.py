"""Rules about situations: every question decides something and can be asked in order."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from catalogue.findings import Path, Said
from catalogue.rules.frame import ADVICE, ERROR, WARNING, Case, Hit, item_rule, plain
from catalogue.rules.places import Places


def _used(case: Case) -> dict[str, set[str]]:
    """Return the answers that anything of the resolved item hangs on, by question."""
    found: dict[str, set[str]] | None = case.shared.get("used_answers")
    if found is None:
        found = case.shared["used_answers"] = {}
        whens = case.own.whens if case.resolved.above is None else Places(type(case.item), case.resolved.data).whens
        for path, when in whens:
            if path[-1] != "answers" and isinstance(when, dict):
                for question, answers in when.items():
                    found.setdefault(question, set()).update(answers if isinstance(answers, list) else [answers])
    return found


@item_rule(
    "Q01",
    WARNING,
    title=Said("每个情形都有用", "Every question decides something"),
    message=Said("没有任何内容取决于“{question}”的答案。", "Nothing depends on the answer to `{question}`."),
    remedy=Said(
        "在材料、条件、收费或时限中写 when，或删掉这个情形。",
        "Use it in a `when` of materials, conditions, fees or limits, or delete it.",
    ),
    good="materials: [{id: lease, form: paper, source: applicant, copies: 1, when: {premises: rented}}]",
    bad="materials: [{id: lease, form: paper, source: applicant, copies: 1}]",
)
def questions_decide(case: Case) -> Iterator[Hit]:
    """Nobody is asked what makes no difference."""
    for situation in case.item.situations or ():
        path = ("situations", f"#{situation.id}")
        if not case.inherits(path) and situation.id not in _used(case):
            yield Hit(path, {"question": plain(situation.question)})


@item_rule(
    "Q02",
    ADVICE,
    title=Said("不同的答案有不同的结果", "Different answers lead to different things"),
    message=Said(
        "答案 {answers} 没有区别：没有任何内容取决于它们。", "The answers {answers} make no difference to each other."
    ),
    remedy=Said("合成一个答案，如“其余情形”。", "Make them one, such as: any other."),
    good="materials: [{id: lease, form: paper, source: applicant, copies: 1, when: {premises: rented}}]",
    bad="""
    situations:
      - id: premises
        question: 场所从哪里来？
        answers: [{id: owned, label: 自有}, {id: rented, label: 租用}, {id: lent, label: 借用}]
    """,
)
def answers_differ(case: Case) -> Iterator[Hit]:
    """One unused answer is the ordinary case; two are one too many."""
    for situation in case.item.situations or ():
        path = ("situations", f"#{situation.id}", "answers")
        if case.inherits(path):
            continue
        used = _used(case).get(situation.id)
        unused = [a.id for a in situation.answers if a.id not in used] if used else []
        if len(unused) > 1:
            yield Hit(path, {"answers": ", ".join(unused)})


@item_rule(
    "Q03",
    ERROR,
    title=Said("问题只取决于前面的问题", "A question depends on earlier ones only"),
    message=Said(
        "问题“{id}”取决于“{other}”，它还没有问到。",
        "The question `{id}` depends on `{other}`, which has not been asked yet.",
    ),
    remedy=Said("把“{other}”移到前面，或改正 when。", "Move `{other}` before it, or correct `when`."),
    good="""
    situations:
      - {id: premises, question: 自有还是租用？, answers: [{id: owned, label: 自有}, {id: rented, label: 租用}]}
      - {id: term, question: 租期多长？, when: {premises: rented}, answers: [{id: short, label: 短}, {id: long, label: 长}]}
    """,
    bad="""
    situations:
      - {id: premises, question: 自有还是租用？, when: {term: long}, answers: [{id: owned, label: 自有}, {id: rented, label: 租用}]}
      - {id: term, question: 租期多长？, answers: [{id: short, label: 短}, {id: long, label: 长}]}
    """,
)
def asked_in_order(case: Case) -> Iterator[Hit]:
    """Otherwise a question waits for itself, and is never asked."""
    ids = [s.id for s in case.item.situations or ()]
    for number, situation in enumerate(case.item.situations or ()):
        for other in situation.when or ():
            path: Path = ("situations", f"#{situation.id}", "when")
            if other in ids[number:] and not case.inherits(path):
                yield Hit((*path, other), {"id": situation.id, "other": other})


@item_rule(
    "Q04",
    ERROR,
    title=Said("when 不得为空", "A `when` names a question"),
    message=Said("when 是空的，不知道什么情形适用。", "This `when` is empty, so nobody can tell when it holds."),
    remedy=Said(
        "写情形和答案；任何时候都适用的，删掉 when。",
        "Name a situation and its answer; delete `when` if it always holds.",
    ),
    good="conditions: [{id: adult, text: 年满18周岁。, when: {premises: rented}}]",
    bad="conditions: [{id: adult, text: 年满18周岁。, when: {}}]",
)
def when_says_when(case: Case) -> Iterator[Hit]:
    """An empty map would hold always, which is not what was meant."""
    for path, when in case.own.whens:
        if when == {}:
            yield Hit(path)


@item_rule(
    "Q05",
    WARNING,
    title=Said("同一问题的答案不同名", "Answers to one question have different words"),
    message=Said("两个答案都是“{label}”。", "Two answers read `{label}`."),
    remedy=Said("改写其中一个，让人分得清。", "Reword one of them, so that people can tell them apart."),
    good="conditions: [{id: adult, text: 年满18周岁。}]",
    bad="""
    situations:
      - {id: premises, question: 自有还是租用？, answers: [{id: owned, label: 自有}, {id: rented, label: 自有}]}
    """,
)
def answers_read_differently(case: Case) -> Iterator[Hit]:
    """What reads alike cannot be chosen."""
    for situation in case.item.situations or ():
        labels = [plain(a.label) for a in situation.answers]
        path = ("situations", f"#{situation.id}", "answers")
        if len(set(labels)) < len(labels) and not case.inherits(path):
            twice: Any = next(label for label, count in Counter(labels).items() if count > 1)
            yield Hit(path, {"label": twice})
