"""The rule book for people: one rule whole, or all in a list."""

from collections.abc import Iterator
from textwrap import dedent

from catalogue.findings.forms.text import WEIGHTS
from catalogue.findings.rule import GROUPS, RULES, Language, Rule, Said


def explain(rule: Rule, language: Language) -> Iterator[str]:
    """Give all the rule book says of one rule."""
    label = {
        "message": Said("发现", "Says"),
        "remedy": Said("改法", "Remedy"),
        "basis": Said("依据", "Basis"),
        "good": Said("正确的写法", "Passes"),
        "bad": Said("有问题的写法", "Found"),
    }
    yield f"{rule.id} {rule.title.to(language)} [{WEIGHTS[rule.severity].to(language)}, {GROUPS[rule.id[0]].to(language)}]\n\n"
    for name, words in (("message", rule.message), ("remedy", rule.remedy), ("basis", rule.basis)):
        yield f"{label[name].to(language)}: {words.to(language)}\n"
    for name, example in (("bad", rule.bad), ("good", rule.good)):
        if example:
            yield f"\n{label[name].to(language)}:\n"
            yield from (f"    {line}\n" for line in _dedent(example))


def _dedent(example: str) -> list[str]:
    return dedent(example).strip("\n").encode("utf-8", "backslashreplace").decode().splitlines()


def listing(language: Language) -> Iterator[str]:
    """Give one line a rule."""
    for rule in in_order():
        yield f"{rule.id}  {WEIGHTS[rule.severity].to(language)}  {rule.title.to(language)}\n"


def in_order() -> list[Rule]:
    """Return every rule, group by group."""
    order = list(GROUPS)
    return sorted(RULES.values(), key=lambda rule: (order.index(rule.id[0]), rule.id))


def markdown() -> Iterator[str]:
    """Give the whole book as a page of documentation, both languages side by side."""
    yield "# The rules\n\n"
    yield f"{len(RULES)} rules. This page is made by `catalogue rules --format markdown`; a test keeps it current.\n"
    yield "A rule's severity can be changed, and a rule switched off, under `rules:` in `catalogue.yaml`.\n"
    group = ""
    for rule in in_order():
        if rule.id[0] != group:
            group = rule.id[0]
            yield f"\n## {group} {GROUPS[group].en} {GROUPS[group].zh}\n"
        yield f"\n### {rule.id}\n\n**{rule.title.en}** · {rule.title.zh} ({rule.severity})\n\n"
        yield f"- {rule.message.en} → {rule.remedy.en}\n- {rule.message.zh} → {rule.remedy.zh}\n"
        yield f"- Rests on: {rule.basis.en} · {rule.basis.zh}\n"
        for name, example in (("Found", rule.bad), ("Passes", rule.good)):
            if example:
                shown = "\n".join(f"    {line}" for line in _dedent(example))
                yield f"\n{name}:\n\n{shown}\n"
