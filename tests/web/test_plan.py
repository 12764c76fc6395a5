"""What an item's page carries for the questionnaire."""

import re

import orjson

from catalogue.display import Tongue, money
from catalogue.model import Item, Settings
from catalogue.model.registers import Calendar
from catalogue.web.plan import plan_data

_SETTINGS = Settings.model_validate(
    {
        "title": "目录",
        "languages": ["zh-Hans", "en"],
        "base_url": "https://catalogue.example/",
        "publisher": {"name": "单位"},
        "codes": {"scheme": "plain"},
    }
)
_MAY = {"holidays": [{"date": "2026-05-01"}, {"date": "2026-05-02"}], "working": [{"date": "2026-05-09"}]}
_CALENDAR = Calendar.model_validate({"name": "历", "years": {"2026": _MAY}})
_ITEM = {
    "kind": "implementation",
    "code": "A1",
    "name": "</script><script>alert(1)</script>",
    "type": "public-service",
    "situations": [
        {"id": "q", "question": "问？", "answers": [{"id": "a", "label": "甲"}, {"id": "b", "label": "乙"}]}
    ],
}


def _block(**values):
    return plan_data(Item.model_validate(_ITEM | values), _SETTINGS, _CALENDAR, lang="en")


def test_an_item_without_questions_carries_nothing():
    """Its page needs no script."""
    assert _block(situations=None) == ""


def test_words_of_an_item_cannot_end_the_block():
    """A name with a tag in it stays text."""
    block = _block()
    found = re.fullmatch(r'<script type="application/json" id="plan-data">([^<]*)</script>', block)

    assert found
    assert orjson.loads(found[1])["name"] == _ITEM["name"]


def test_the_calendar_comes_where_it_is_needed():
    """Days off within the week and days on, and only for limits in working days."""
    limit = {"promised": {"value": 5, "unit": "working-day"}}
    with_days = orjson.loads(str(_block(time_limit=limit)).split(">", 1)[1].rsplit("<", 1)[0])

    assert with_days["calendar"] == {"years": [2026], "weekend": [5, 6], "off": ["20260501"], "on": ["20260509"]}
    assert '"calendar"' not in _block(time_limit={"promised": {"value": 5, "unit": "month"}})


def test_amounts_are_written_as_everywhere():
    """The browser gets the form in which a language writes a currency."""
    assert money.form("CNY", Tongue("zh-Hans", "zh-Hans")) == "{n}元"
    assert money.form("XYZ", Tongue("en", "en")) == "XYZ {n}"
