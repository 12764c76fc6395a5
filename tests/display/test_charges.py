"""The charges of an item, one by one."""

from typing import Any

import pytest

from tests.display.small import said

COPY = {"zh-Hans": "本", "en": "booklet"}
SITUATION = {
    "id": "premises",
    "question": {"zh-Hans": "经营场所", "en": "Premises"},
    "answers": [
        {"id": "owned", "label": {"zh-Hans": "自有", "en": "owned"}},
        {"id": "rented", "label": {"zh-Hans": "租用", "en": "rented"}},
    ],
}


def _said(lang: str, **values: Any) -> dict[str, str]:
    return said(lang, situations=[SITUATION], fees=[{"id": "f", "name": "费", "amount": 10, **values}])


@pytest.mark.parametrize(
    ("values", "zh", "en"),
    [
        ({"per": COPY, "examples": [{"quantity": 3, "pays": 30}]}, "3本：30元", "3 × booklet: CNY 30"),
        ({"examples": [{"quantity": "2.5", "pays": 25}]}, "数量2.5：25元", "quantity 2.5: CNY 25"),
        (
            {"examples": [{"answers": {"premises": "rented"}, "pays": 5}]},
            "仅当“经营场所”选“租用”时：5元",
            "Only if you answer “rented” to “Premises”: CNY 5",
        ),
        # What the charge itself says is not said again.
        (
            {"per": COPY, "when": {"premises": "rented"}, "examples": [{"quantity": 3, "answers": {"premises": "rented"}, "pays": 30}]},
            "3本：30元",
            "3 × booklet: CNY 30",
        ),
    ],
)  # fmt: skip
def test_works_an_example_out(values: dict[str, Any], zh: str, en: str) -> None:
    """Quantity and answers, and what is to be paid."""
    assert [_said(lang, **values)["fees[f].examples[0]"] for lang in ("zh-Hans", "en")] == [zh, en]


def test_leaves_out_an_example_that_says_what_the_charge_says() -> None:
    """Such an example is there for the check alone."""
    rented = {"premises": "rented"}

    assert "fees[f].examples[0]" not in _said("en", when=rented, examples=[{"answers": rented, "pays": 10}])


def test_says_for_which_channel_a_charge_is() -> None:
    """Some charges are for paper only."""
    assert _said("en", channel="windows")["fees[f].channel"] == "At the window"


def test_gives_the_reason_for_a_free_service() -> None:
    """Free, and why."""
    none = {"none": {"zh-Hans": "没有规定收费。", "en": "No law provides for it."}}

    assert said("zh-Hans", fees=none)["fees"] == "不收费（没有规定收费）"
    assert said("en", fees=none)["fees"] == "Free of charge (No law provides for it)"
