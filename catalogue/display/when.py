"""Conditions on answers in words."""

from catalogue.display.tongue import Tongue
from catalogue.findings import Said
from catalogue.model import Item
from catalogue.model.content import Situation


def when(condition: dict[str, str | list[str]] | None, item: Item, tongue: Tongue) -> str:
    """Say when something applies: 仅当“经营场所是自有还是租用？”选“租用”时; the empty string when always."""
    return conditions(condition, item.situations or [], tongue)


def conditions(condition: dict[str, str | list[str]] | None, situations: list[Situation], tongue: Tongue) -> str:
    """Say a condition on the answers to some questions."""
    if not condition:
        return ""
    asked = {s.id: s for s in situations}
    parts = []
    for key, wanted in condition.items():
        situation = asked.get(key)
        labels = {a.id: tongue.plain(a.label) for a in situation.answers} if situation else {}
        answers = [labels.get(a, a) for a in (wanted if isinstance(wanted, list) else [wanted])]
        question = tongue.plain(situation.question) if situation else key
        said = Said("“{q}”选{a}", "you answer {a} to “{q}”")
        either = ("或" if tongue.language == "zh" else " or ").join(f"“{a}”" for a in answers)
        parts.append(tongue.say(said).format(q=question, a=either))
    both = ("，并且" if tongue.language == "zh" else " and ").join(parts)
    return tongue.say(Said("{all}时", "Only if {all}")).format(all=both)
