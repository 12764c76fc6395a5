"""Conditions, materials, steps and results."""

from typing import Any

import pytest

from tests.display.small import said, worded

DAYS = {"value": 1, "unit": "working-day"}


@pytest.mark.parametrize(
    ("values", "path", "zh", "en"),
    [
        ({"originals": 1}, "copies", "原件1份", "1 original"),
        ({"originals": 1, "copies": 2}, "copies", "原件1份、复印件2份", "1 original, 2 copies"),
        ({"originals": 2, "copies": 1}, "copies", "原件2份、复印件1份", "2 originals, 1 copy"),
        ({"copies": 1, "show_original": True}, "copies", "复印件1份、原件核对后退回", "1 copy, original shown and given back"),
        ({"necessity": "deferrable"}, "necessity", "容缺后补", "May follow later"),
        ({"necessity": "fetched", "copies": 1}, "necessity", "免提交", "Fetched for you"),
        ({"source": "government"}, "source", "政府部门核发", "Issued by a public authority"),
        # What the register knows is not written again in the item.
        ({"material": "business-licence"}, "issuer", "市场监督管理部门", "Market regulator"),
        ({"material": "business-licence", "issuer": {"zh-Hans": "法院", "en": "Court"}}, "issuer", "法院", "Court"),
        (
            {"deferral": {"within": DAYS, "consequence": {"zh-Hans": "不予受理", "en": "it is refused"}}},
            "deferral",
            "可在1个工作日内补交；不予受理",
            "May follow within 1 working day; it is refused",
        ),
    ],
)  # fmt: skip
def test_says_how_a_material_is_handed_in(values: dict[str, Any], path: str, zh: str, en: str) -> None:
    """Originals and copies are counted apart, in the singular or the plural."""
    rows = [{"id": "paper", **values}]
    found = [said(lang, materials=rows)[f"materials[paper].{path}"] for lang in ("zh-Hans", "en")]

    assert found == [zh, en]


def test_a_required_material_needs_no_remark() -> None:
    """Everything on a list of materials is required unless it says otherwise."""
    assert "materials[paper].necessity" not in said("en", materials=[{"id": "paper"}])


def test_nothing_is_counted_that_is_fetched() -> None:
    """Nobody hands in what the State fetches."""
    assert "materials[paper].copies" not in said(
        "en", materials=[{"id": "paper", "necessity": "fetched", "originals": 1, "copies": 2}]
    )


@pytest.mark.parametrize(
    ("section", "zh", "en"),
    [
        ("materials", "无需提交材料（网上填写）", "No documents needed (You fill it in online)"),
        ("conditions", "没有条件（网上填写）", "No conditions (You fill it in online)"),
        ("results", "没有结果文书（网上填写）", "No document is issued (You fill it in online)"),
    ],
)
def test_none_and_not_stated_are_two_things(section: str, zh: str, en: str) -> None:
    """That there is none is said with the reason; no list says nothing."""
    none = {section: {"none": {"zh-Hans": "网上填写", "en": "You fill it in online"}}}

    assert (said("zh-Hans", **none)[section], said("en", **none)[section]) == (zh, en)
    assert said("zh-Hans")[section] == "未说明"


def test_a_reason_in_another_language_stands_apart() -> None:
    """A page can mark it, which it cannot within a sentence."""
    none = worded("en", materials={"none": "网上填写"})["materials"]["none"]

    assert [(f.path, f.words, f.lang) for f in none] == [
        ("materials", "No documents needed", "en"),
        ("materials.none", "网上填写", "zh-Hans"),
    ]


@pytest.mark.parametrize(
    ("values", "zh", "en"),
    [
        ({"limit": DAYS}, "1个工作日", "1 working day"),
        ({"limit": DAYS, "counted": False}, "1个工作日（不计入办结时限）", "1 working day (not counted)"),
    ],
)
def test_says_how_long_a_step_takes(values: dict[str, Any], zh: str, en: str) -> None:
    """Time that does not count is told apart."""
    steps = [{"id": "review", "kind": "review", **values}]
    found = [said(lang, steps=steps)["steps[review].limit"] for lang in ("zh-Hans", "en")]

    assert found == [zh, en]
