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
    order = list(GROUPS)
    for rule in sorted(RULES.values(), key=lambda r: (order.index(r.id[0]), r.id)):
        yield f"{rule.id}  {WEIGHTS[rule.severity].to(language)}  {rule.title.to(language)}\n"
