"""Where to go, whom to call, and how else to get it done."""

from typing import Any

import pytest

from tests.display.small import said, worded


@pytest.mark.parametrize(
    ("contact", "zh", "en", "dial"),
    [
        ({"phone": "020-12345678"}, "020-12345678", "020-12345678", "020-12345678"),
        ({"phone": "020-12345678", "extension": "801"}, "020-12345678转801", "020-12345678 ext. 801", "020-12345678"),
    ],
)
def test_says_a_telephone_number_with_its_extension(contact: dict[str, str], zh: str, en: str, dial: str) -> None:
    """The extension is part of the words and no part of what is dialled."""
    contacts = {"consultation": [{"id": "line", **contact}]}
    rows = [worded(lang, contacts=contacts)["contacts"]["consultation"][0] for lang in ("zh-Hans", "en")]

    assert [(row["phone"][0].words, row["dial"]) for row in rows] == [(zh, dial), (en, dial)]


def test_keeps_every_number_of_several() -> None:
    """Two numbers are two contacts, each with its own address as a fact."""
    numbers = {"complaint": [{"id": "day", "phone": "12345"}, {"id": "night", "phone": "020-12345"}]}

    assert {path: words for path, words in said("en", contacts=numbers).items() if path.startswith("contacts")} == {
        "contacts.complaint[day].phone": "12345",
        "contacts.complaint[night].phone": "020-12345",
    }


def test_takes_from_the_register_what_the_item_leaves_out() -> None:
    """Name, address, hours and telephone of a hall are written once."""
    found = said("en", channels={"windows": [{"id": "main", "hall": "gz-centre", "windows": ["B3", "B4"]}]})

    assert {path: words for path, words in found.items() if path.startswith("channels.windows")} == {
        "channels.windows[main].hall": "Guangzhou Service Centre",
        "channels.windows[main].hall.address": "61 Huali Road",
        "channels.windows[main].windows": "B3 (commerce), B4",
        "channels.windows[main].hours": "Working days 09:00–12:00, 13:00–17:00",
        "channels.windows[main].phone": "020-38920000",
        "channels.windows[main].hall.transport": "Metro line 5",
        "channels.windows[main].hall.accessible": "Step-free access",
    }


@pytest.mark.parametrize(
    ("channels", "path", "zh", "en"),
    [
        ({"post": {"materials": True}}, "post", "材料可以邮寄", "documents may be posted in"),
        (
            {"post": {"materials": True, "results": True, "payer": "body"}},
            "post",
            "材料可以邮寄、结果可以邮寄（办理单位付费）",
            "documents may be posted in, the result is posted (paid by the authority)",
        ),
        ({"appointment": {}}, "appointment", "可以预约", "possible"),
        ({"appointment": {"required": True, "ahead": 1}}, "appointment", "必须预约、可提前1天", "needed, up to 1 day ahead"),
        ({"appointment": {"required": True, "ahead": 7}}, "appointment", "必须预约、可提前7天", "needed, up to 7 days ahead"),
        ({"payment": {"online": True}}, "payment", "可以网上支付", "online"),
        ({"delivery": ["window", "post"]}, "delivery", "窗口领取、邮寄", "Collect at the window, by post"),
        ({"delivery": ["post"], "delivered_within": 0}, "delivery", "邮寄、当场送达", "By post, at once"),
        ({"delivery": ["post"], "delivered_within": 1}, "delivery", "邮寄、1个工作日内送达", "By post, within 1 working day"),
        ({"delivery": ["post"], "delivered_within": 3}, "delivery", "邮寄、3个工作日内送达", "By post, within 3 working days"),
    ],
)  # fmt: skip
def test_says_how_else_it_gets_done(channels: dict[str, Any], path: str, zh: str, en: str) -> None:
    """Post, appointments, payment, delivery."""
    found = [said(lang, channels=channels)[f"channels.{path}"] for lang in ("zh-Hans", "en")]

    assert found == [zh, en]


def test_post_that_does_nothing_is_not_mentioned() -> None:
    """Saying that neither documents nor results are posted is saying that there is no post."""
    assert "channels.post" not in said("en", channels={"post": {}})
