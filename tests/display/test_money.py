"""Fees: what is charged, for what, and that nothing is charged."""

from typing import Any

import pytest

from catalogue.display import money
from catalogue.display.tongue import Tongue
from catalogue.model import Absent
from catalogue.model.money import Fee, Reduction

ZH, EN = Tongue("zh-Hans", "zh-Hans"), Tongue("en", "zh-Hans")
COPY = {"zh-Hans": "本", "en": "booklet"}


def _fee(**values: Any) -> Fee:
    return Fee.model_validate({"id": "one", "name": {"zh-Hans": "工本费", "en": "Cost of the booklet"}, **values})


@pytest.mark.parametrize(
    ("amount", "currency", "zh", "en"),
    [
        (10, "CNY", "10元", "CNY 10"),
        (1200, "CNY", "1,200元", "CNY 1,200"),
        ("12.5", "CNY", "12.50元", "CNY 12.50"),
        ("12.00", "CNY", "12元", "CNY 12"),
        # Rates are exact: what is charged may not be rounded.
        ("0.125", "CNY", "0.125元", "CNY 0.125"),
        ("0.0005", "CNY", "0.0005元", "CNY 0.0005"),
        (300, "MOP", "300澳门元", "MOP 300"),
        (300, "EUR", "300 EUR", "EUR 300"),
    ],
)
def test_says_an_amount_exactly(amount: int | str, currency: str, zh: str, en: str) -> None:
    """An amount is never rounded, and never without its currency."""
    assert (money.amount(amount, currency, ZH), money.amount(amount, currency, EN)) == (zh, en)


@pytest.mark.parametrize(
    ("values", "zh", "en"),
    [
        ({"amount": 10}, "10元", "CNY 10"),
        ({"amount": 10, "per": COPY}, "10元/本", "CNY 10 per booklet"),
        ({"amount": 0}, "不收费", "Free of charge"),
        ({"range": {"least": 5, "most": 10}}, "5元至10元", "CNY 5 to CNY 10"),
        ({"range": {"least": 5, "most": 10}, "per": COPY}, "5元至10元/本", "CNY 5 to CNY 10 per booklet"),
        ({"amount": 2, "per": COPY, "minimum": 10}, "2元/本、最低10元", "CNY 2 per booklet, at least CNY 10"),
        ({"amount": 2, "per": COPY, "cap": 500}, "2元/本、最高500元", "CNY 2 per booklet, at most CNY 500"),
        ({"amount": 200, "currency": "HKD"}, "200港元", "HKD 200"),
        (
            {"tiers": [{"up_to": 1000, "amount": 5}, {"up_to": 5000, "amount": "2.5"}, {"amount": 1}], "per": COPY},
            "1,000以内5元/本；1,000至5,000的部分2.50元/本；超过5,000的部分1元/本",
            "up to 1,000: CNY 5 per booklet; from 1,000 to 5,000: CNY 2.50 per booklet; above 5,000: CNY 1 per booklet",
        ),
        ({"tiers": [{"amount": 5}]}, "5元", "CNY 5"),
    ],
)
def test_says_what_a_charge_comes_to(values: dict[str, Any], zh: str, en: str) -> None:
    """A charge is said with its unit, its steps, its ends."""
    one = _fee(**values)

    assert (money.fee(one, "CNY", ZH), money.fee(one, "CNY", EN)) == (zh, en)


@pytest.mark.parametrize(
    ("values", "zh", "en"),
    [
        ({"percent": 100}, "残疾人：免收", "Disabled people: free"),
        ({"percent": 50}, "残疾人：减收50%", "Disabled people: 50% off"),
        ({"amount": 5}, "残疾人：5元", "Disabled people: CNY 5"),
        ({}, "残疾人：可以减免", "Disabled people: may be reduced"),
    ],
)
def test_says_a_reduction(values: dict[str, Any], zh: str, en: str) -> None:
    """Who pays less, and how much less."""
    one = Reduction.model_validate({"id": "r", "label": {"zh-Hans": "残疾人", "en": "Disabled people"}, **values})

    assert (money.reduction(one, "CNY", ZH), money.reduction(one, "CNY", EN)) == (zh, en)


@pytest.mark.parametrize(
    ("start", "end", "zh", "en"),
    [
        ("2025-07-01", None, "自2025年7月1日起", "from 1 July 2025"),
        (None, "2026-12-31", "至2026年12月31日止", "until 31 December 2026"),
        (
            "2025-07-01",
            "2026-12-31",
            "自2025年7月1日起、至2026年12月31日止",
            "from 1 July 2025, until 31 December 2026",
        ),
        (None, None, "", ""),
    ],
)
def test_says_when_a_charge_applies(start: str | None, end: str | None, zh: str, en: str) -> None:
    """The first and the last day of an amount, where it has any."""
    one = _fee(amount=10, effective_from=start, effective_until=end)

    assert (money.period(one, ZH), money.period(one, EN)) == (zh, en)


RENTED, OWNED = {"when": {"premises": "rented"}}, {"when": {"premises": "owned"}}


@pytest.mark.parametrize(
    ("fees", "zh", "en"),
    [
        (None, "", ""),
        # An empty list says nothing, not that it is free.
        ([], "", ""),
        (Absent(none="没有规定收费"), "不收费", "Free of charge"),
        ([_fee(amount=10)], "10元", "CNY 10"),
        ([_fee(amount=10, **RENTED), _fee(amount=20, **OWNED)], "10元至20元，视情形", "CNY 10 to CNY 20, depending on your case"),
        ([_fee(amount=10, **RENTED), _fee(amount=10, **OWNED)], "10元", "CNY 10"),
        (
            [_fee(amount=10, currency="HKD", **RENTED), _fee(amount=20, currency="HKD", **OWNED)],
            "10港元至20港元，视情形",
            "HKD 10 to HKD 20, depending on your case",
        ),
        (
            [_fee(amount=10, currency="HKD", **RENTED), _fee(amount=20, **OWNED)],
            "工本费 10港元；工本费 20元",
            "Cost of the booklet HKD 10; Cost of the booklet CNY 20",
        ),
        (
            [_fee(amount=10), _fee(amount=20, per=COPY)],
            "工本费 10元；工本费 20元/本",
            "Cost of the booklet CNY 10; Cost of the booklet CNY 20 per booklet",
        ),
    ],
)  # fmt: skip
def test_says_all_charges_in_one_line(fees: Any, zh: str, en: str) -> None:
    """Charges that depend on the case are a span; charges that add up are listed."""
    assert (money.fees(fees, "CNY", ZH), money.fees(fees, "CNY", EN)) == (zh, en)
