"""Rules about cases, at their places and in their words."""

import pytest

from .conftest import Find

_BASES = "basis: [{law: lawyers-law, article: '6'}], standard_basis: [{law: fee-notice}]"
_TERM = (
    "situations: [{id: premises, question: 自有还是租用？, answers: [{id: owned, label: 自有}, {id: rented, label: 租用}]},"
    " {id: term, question: 多长？, when: {premises: rented}, answers: [{id: short, label: 短}, {id: long, label: 长}]}]"
)
_TIERS = "quantity: n, tiers: [{up_to: 2, amount: 10}, {up_to: 4, amount: 5}]"
_NEVER = "No case meets this `when`: its answers shut each other out."


def _fee(fee: str) -> str:
    return f"fees: [{{id: fee, name: 工本费, {_BASES}, {fee}}}]"


@pytest.mark.parametrize(
    ("rule", "overlay", "expected"),
    [
        ("Q06", f"{{{_TERM}, conditions: [{{id: a, text: 甲。, when: {{term: long}}}}]}}", []),
        (
            "Q06",
            f"{{{_TERM}, conditions: [{{id: a, text: 甲。, when: {{term: long, premises: owned}}}}]}}",
            [("conditions[a].when", _NEVER)],
        ),
        # An example of a fee about a case that cannot be, too.
        (
            "Q06",
            f"{{{_TERM}, {_fee('amount: 1, examples: [{answers: {premises: owned, term: long}, pays: 1}]')}}}",
            [("fees[fee].examples[0].answers", _NEVER)],
        ),
        # A question nobody can be asked.
        (
            "Q06",
            (
                "situations: [{id: a, question: 甲？, answers: [{id: x, label: 子}, {id: y, label: 丑}]},"
                " {id: b, question: 乙？, when: {a: x}, answers: [{id: x, label: 子}, {id: y, label: 丑}]},"
                " {id: c, question: 丙？, when: {b: x, a: y}, answers: [{id: x, label: 子}, {id: y, label: 丑}]}]"
            ),
            [("situations[c].when", _NEVER)],
        ),
        (
            "Q07",
            "materials: [{id: lease, form: paper, source: applicant, copies: 1, when: {premises: rented}}]",
            [("materials", "The case premises: owned needs no document, and others do.")],
        ),
        (
            "Q08",
            "channels: {online: null, post: null, windows: [{id: a, hall: gz-hall, when: {premises: owned}}]}",
            [("channels.windows", "The case premises: rented has no window to go to and no other way.")],
        ),
        ("Q08", "channels: {windows: [{id: a, hall: gz-hall, when: {premises: owned}}]}", []),
        ("P11", _fee(f"{_TIERS}, examples: [{{quantity: 3, pays: 25}}, {{quantity: 4, pays: 30}}]"), []),
        (
            "P11",
            _fee(f"{_TIERS}, examples: [{{quantity: 3, pays: 15}}]"),
            [("fees[fee].examples[0].pays", "An example of `工本费` pays 15; by the charge, it comes to 25.00.")],
        ),
        (
            "P11",
            _fee(f"{_TIERS}, examples: [{{quantity: 5, pays: 15}}]"),
            [("fees[fee].examples[0].pays", "An example of `工本费` pays 15; by the charge, there is no such step.")],
        ),
        (
            "P11",
            _fee(f"{_TIERS}, examples: [{{pays: 15}}]"),
            [
                (
                    "fees[fee].examples[0].pays",
                    "An example of `工本费` pays 15; by the charge, it cannot be computed without a quantity.",
                )
            ],
        ),
        (
            "P11",
            _fee("amount: 10, when: {premises: rented}, examples: [{answers: {premises: [rented, owned]}, pays: 10}]"),
            [
                (
                    "fees[fee].examples[0].pays",
                    "An example of `工本费` pays 10; by the charge, nothing is charged in this case.",
                )
            ],
        ),
        (
            "P11",
            _fee("range: {least: 5, most: 9}, examples: [{pays: 7}, {pays: 10}]"),
            [("fees[fee].examples[1].pays", "An example of `工本费` pays 10; by the charge, it lies between 5.00 and 9.00.")],
        ),
    ],
)  # fmt: skip
def test_found(find: Find, rule, overlay, expected):
    """The exact places and words."""
    assert [(f.path, f.message("en")) for f in find(overlay, rule=rule)] == expected
