"""Conditions on answers in words."""

from collections.abc import Iterable

from catalogue.display.tongue import Tongue
from catalogue.findings import Said
from catalogue.model.content import Situation

Texts = str | dict[str, str]

_PICKED = Said("“{q}”选{a}", "you answer {a} to “{q}”")
_ONLY = Said("仅当{all}时", "Only if {all}")


def when(
    condition: dict[str, str | list[str]], situations: Iterable[Situation], tongue: Tongue
) -> tuple[str, list[Texts]]:
    """Say when something applies, and from which texts: 仅当“经营场所是自有还是租用？”选“租用”时."""
    asked = {s.id: s for s in situations}
    parts: list[str] = []
    texts: list[Texts] = []
    for key, wanted in condition.items():
        situation = asked.get(key)
        labels: dict[str, Texts] = {a.id: a.label for a in situation.answers} if situation else {}
        picked = [labels.get(a, {tongue.tag: a}) for a in (wanted if isinstance(wanted, list) else [wanted])]
        question: Texts = situation.question if situation else {tongue.tag: key}
        texts += [question, *picked]
        either = ("或" if tongue.language == "zh" else " or ").join(f"“{tongue.plain(a)}”" for a in picked)
        parts.append(tongue.say(_PICKED).format(q=tongue.plain(question), a=either))
    both = ("，并且" if tongue.language == "zh" else " and ").join(parts)
    return tongue.say(_ONLY).format(all=both), texts
