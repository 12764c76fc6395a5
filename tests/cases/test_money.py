"""What charges come to, by hand and exactly."""

from decimal import Decimal

import pytest

from catalogue.cases import ask, charge
from catalogue.model.money import Fee

from .small import item

_TIERS = [{"up_to": 100, "amount": 2}, {"up_to": 500, "amount": 1}, {"amount": "0.5"}]
_HALF = {"id": "half", "label": "减半", "when": {"applicant": "person"}, "percent": 50}
_FIVE = {"id": "five", "label": "五元", "when": {"premises": "rented"}, "amount": 5}


def _charge(answers=None, number=None, name="n", **fee):
    made = Fee.model_validate({"id": "f", "name": "收费", **fee})
    quantities = {} if number is None else {name: Decimal(number)}
    return charge(made, quantities, ask(item().situations, answers or {}), currency="CNY")


@pytest.mark.parametrize(
    ("fee", "quantity", "pays", "sums"),
    [
        ({"amount": 100}, None, "100", ["fixed 100 1 100"]),
        ({"amount": 10, "quantity": "n"}, "3", "30", ["units 10 3 30"]),
        ({"amount": "0.125", "quantity": "n"}, "3", "0.38", ["units 0.125 3 0.375", "round 0.375 0.01 0.38"]),
        # Halves go up, where Python's own rounding would go to the even.
        ({"amount": "0.005"}, None, "0.01", ["fixed 0.005 1 0.005", "round 0.005 0.01 0.01"]),
        ({"amount": 2, "quantity": "n", "minimum": 10}, "3", "10", ["units 2 3 6", "minimum 6 10 10"]),
        ({"amount": 2, "quantity": "n", "cap": 5}, "3", "5", ["units 2 3 6", "cap 6 5 5"]),
        # Marginal: each unit costs what its step says.
        ({"tiers": _TIERS, "quantity": "n"}, "100", "200", ["tier 2 100 200"]),
        ({"tiers": _TIERS, "quantity": "n"}, "120", "220", ["tier 2 100 200", "tier 1 20 20"]),
        ({"tiers": _TIERS, "quantity": "n"}, "600.5", "650.25", ["tier 2 100 200", "tier 1 400 400", "tier 0.5 100.5 50.25"]),
        ({"tiers": _TIERS, "quantity": "n"}, "0", "0", ["tier 2 0 0"]),
        ({"tiers": _TIERS, "quantity": "n", "cap": 210}, "120", "210", ["tier 2 100 200", "tier 1 20 20", "cap 220 210 210"]),
    ],
)  # fmt: skip
def test_arithmetic(fee, quantity, pays, sums):
    """Amount, arithmetic and rounding, step by step."""
    found = _charge(number=quantity, **fee)

    assert (found.least, found.most) == (Decimal(pays), Decimal(pays))
    assert [f"{s.kind} {s.of.normalize():f} {s.by.normalize():f} {s.gives.normalize():f}" for s in found.sums] == sums


@pytest.mark.parametrize(("number", "pays"), [("0", 2), ("100", 2), ("100.5", 1), ("501", "0.5")])
def test_steps_without_units_are_whole_prices(number, pays):
    """A tariff that counts no units gives the price of the step that the number falls into."""
    found = _charge(number=number, name="f", tiers=_TIERS)

    assert found.most == Decimal(pays)
    assert [s.kind for s in found.sums] == ["bracket"]


def test_one_unit_is_meant_where_none_is_named():
    """An amount by the piece is that of one piece, and of more when a number is given under the fee's own id."""
    assert _charge(amount=10, per="本").most == 10
    assert _charge(amount=10, per="本", number="3", name="f").most == 30


def test_a_range_is_told_from_least_to_most():
    """What is set case by case has two ends, each held to the cap."""
    found = _charge(range={"least": 5, "most": 20}, cap=12)

    assert (found.least, found.most, found.sums) == (5, 12, ())


def test_what_cannot_be_computed_says_why():
    """A number nobody gave, and one beyond the last step."""
    without = _charge(tiers=_TIERS, per="平方米")
    beyond = _charge(number="101", name="f", tiers=[{"up_to": 100, "amount": 2}], per="平方米")

    assert (without.most, without.lacks, without.quantity) == (None, "quantity", "f")
    assert (beyond.most, beyond.lacks) == (None, "beyond")


@pytest.mark.parametrize(
    ("answers", "pays", "reduction"),
    [
        ({}, "100", ""),
        ({"applicant": "firm"}, "100", ""),
        ({"applicant": "person"}, "50", "half"),
        ({"premises": "rented"}, "5", "five"),
        # The best for the applicant of those that hold.
        ({"premises": "rented", "applicant": "person"}, "5", "five"),
    ],
)
def test_the_best_reduction_is_made(answers, pays, reduction):
    """What the answers do not decide is told, and not taken off."""
    label_only = {"id": "veteran", "label": "退役军人", "percent": 10}
    found = _charge(answers, amount=100, reductions=[_HALF, _FIVE, label_only])

    assert (found.most, found.reduction) == (Decimal(pays), reduction)
    assert "veteran" in found.may_reduce
    assert ("half" in found.may_reduce) == ("applicant" not in answers)


def test_a_reduced_amount_is_the_price_of_a_unit_and_knows_no_minimum():
    """It takes the place of the amount; a least to be paid would undo it."""
    free = {"id": "free", "label": "免收", "when": {"applicant": "person"}, "amount": 0}

    assert _charge({"premises": "rented"}, "3", amount=10, quantity="n", reductions=[_FIVE]).most == 15
    assert _charge({"applicant": "person"}, amount=10, minimum=8, reductions=[free]).most == 0
