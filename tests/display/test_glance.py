"""The answers one looks for first: the cases that platforms were seen to get wrong."""

from typing import Any

import pytest

from catalogue.model.terms import Audience
from tests.display.small import worded


def _glance(lang: str, **values: Any) -> dict[str, str]:
    return {fact.path: fact.words for fact in worded(lang, **values)["glance"]}


@pytest.mark.parametrize(
    ("values", "path", "zh", "en"),
    [
        # One order everywhere, whatever the file's.
        (
            {"audience": ["other-organisation", "enterprise", "person"]},
            "audience",
            "自然人、企业法人、其他组织",
            "Individuals, companies, other organisations",
        ),
        ({"time_limit": {"promised": "immediate"}}, "time_limit.promised", "即办（当场办结）", "on the spot"),
        (
            {"time_limit": {"statutory": {"none": {"zh-Hans": "由主管机关定", "en": "The authority sets it"}}}},
            "time_limit.statutory",
            "法律法规没有规定期限（由主管机关定）",
            "The law sets no limit (The authority sets it)",
        ),
        # Free, said so; nothing said is another thing.
        ({"fees": {"none": "没有规定收费"}}, "fees", "不收费", "Free of charge"),
        ({}, "fees", "未说明", "not stated"),
        ({"visits": {"count": 0}}, "visits.count", "一次也不用跑", "None"),
        ({"visits": {"count": 1}}, "visits.count", "1次", "Once"),
        ({"visits": {"count": 2}}, "visits.count", "2次", "Twice"),
        ({"visits": {"count": 3}}, "visits.count", "3次", "3 times"),
        (
            {"visits": {"count": 1, "when": {"premises": "rented"}}},
            "visits.count",
            "1次（仅当“premises”选“rented”时）",
            "Once (only if you answer “rented” to “premises”)",
        ),
        ({}, "visits.count", "未说明", "not stated"),
        ({"channels": {"online": {"depth": "full"}}}, "channels.online.depth", "全程网办", "Fully online"),
        ({"channels": {"online": {}}}, "channels.online.depth", "未说明", "not stated"),
        ({"channels": {"one_window": True}}, "channels.online", "不能网上办", "Not online"),
        ({}, "channels.online.depth", "未说明", "not stated"),
    ],
)
def test_says_it_at_a_glance(values: dict[str, Any], path: str, zh: str, en: str) -> None:
    """Finished words in both languages."""
    assert (_glance("zh-Hans", **values)[path], _glance("en", **values)[path]) == (zh, en)


def test_promised_and_statutory_limits_keep_their_names_when_they_are_equal() -> None:
    """Platforms print the statutory limit under the promised label; both are shown, each under its own."""
    twenty = {"value": 20, "unit": "working-day"}
    shown = worded("zh-Hans", time_limit={"statutory": twenty, "promised": twenty})

    assert [(f.label, f.words) for f in shown["glance"] if f.path.startswith("time_limit")] == [
        ("承诺多久办好", "20个工作日"),
        ("法律规定最长", "20个工作日"),
    ]


def test_a_missing_promise_is_not_filled_from_the_law() -> None:
    """An item without a promised limit says so."""
    limits = {"statutory": {"value": 20, "unit": "working-day"}}

    assert _glance("zh-Hans", time_limit=limits)["time_limit.promised"] == "未说明"


def test_a_standard_answers_only_what_a_standard_can() -> None:
    """How often one must come and whether it is online are up to each body."""
    assert list(_glance("en", kind="standard")) == ["audience", "time_limit.statutory"]


@pytest.mark.parametrize(
    ("depth", "expected"), [("information", False), ("pre-check", False), ("acceptance", True), ("full", True)]
)
def test_offers_a_button_only_where_one_can_apply(depth: str, expected: bool) -> None:  # noqa: FBT001
    """A page that can only be read is no place to apply."""
    assert worded("en", channels={"online": {"depth": depth}})["is_online"] is expected


def test_every_audience_has_a_place_in_the_order() -> None:
    """The order of the list is the order on the page."""
    backwards = [str(a) for a in reversed(Audience)]

    assert _glance("zh-Hans", audience=backwards)["audience"] == "、".join(a.zh for a in Audience)
