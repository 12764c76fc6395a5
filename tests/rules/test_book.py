"""The rule book holds for every rule alike."""

import re

import pytest

from catalogue.findings import GROUPS, RULES
from catalogue.rules import CATALOGUE_RULES, ITEM_RULES

from .conftest import STANDARD, Find, findings

_CHINESE = re.compile("[\u4e00-\u9fff]")
_SPECIAL = {
    "L06": "holds where no calendar is registered, and the sound catalogue has one",
    "L10": "good and bad differ in the parent, which an overlay cannot show",
}


@pytest.mark.parametrize("rule", [r for r, _ in ITEM_RULES if r.id not in _SPECIAL], ids=lambda r: r.id)
def test_examples_of_a_rule(rule, find: Find):
    """A rule finds its bad example and passes its good one."""
    assert rule.good
    assert rule.bad
    bad, good = find(rule.bad), find(rule.good)
    assert rule.id in {f.rule for f in bad}
    assert rule.id not in {f.rule for f in good}
    assert not {f.rule for f in (*bad, *good) if f.rule[0] in "YS"}


def test_sound_items_are_found_sound(root):
    """The catalogue that examples are laid over has no finding at all."""
    for name in ("standards/gz-justice/parent-sample.yaml", "files/empty.pdf", "files/text.pdf"):
        (root / name).unlink()

    assert findings(root) == []
    assert (root / STANDARD).exists()


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda r: r.id)
def test_rule_speaks_both_languages(rule):
    """Title, message and remedy are written in both languages, and each sentence in its own."""
    assert re.fullmatch(r"[A-Z]\d\d", rule.id)
    assert rule.id[0] in GROUPS
    for said in (rule.title, rule.message, rule.remedy, rule.basis):
        assert said.zh
        assert said.en
        assert not _CHINESE.search(said.en)
    assert _parameters(rule.message.zh) == _parameters(rule.message.en)


def _parameters(words):
    """Return the parameters of a message, those of one language counted as the same in the other."""
    return {name.removesuffix("_zh").removesuffix("_en") for name in re.findall(r"{(\w+)}", words)}


def test_rules_are_entered_once():
    """No rule runs twice."""
    ids = [rule.id for rule, _ in (*ITEM_RULES, *CATALOGUE_RULES)]

    assert len(ids) == len(set(ids))
