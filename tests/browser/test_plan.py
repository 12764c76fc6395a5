"""The questionnaire of an item's page, and the two evaluators held to each other."""

import datetime as dt
import json
import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from catalogue.cases import apply, as_data, compact, deadlines, enumerate_cases
from catalogue.model import Item, Limit
from catalogue.model.workdays import Workdays
from catalogue.resolve import Resolved, Resolver
from catalogue.source import Catalogue, open_catalogue
from catalogue.web.plan import _days
from catalogue.web.publish import Published, publish
from tests.cases.vectors import vectors

OpenPage = Callable[..., Page]
ROOT = Path(__file__).parents[2]
PERMIT = "11440100007483172Q3440106053004"
JOURNEY = "11440100007483172Q3440106055002"
_COMING = "    amount: 80\n    effective_from: 2026-07-01\n"
VEHICLE = "11440100007483172Q3440106054000"

_DIFFERENT = """
made => {
  const [items, cases] = JSON.parse(made);
  const sorted = x => Array.isArray(x) ? x.map(sorted) : x && typeof x === "object"
    ? Object.fromEntries(Object.keys(x).sort().map(key => [key, sorted(x[key])])) : x;
  const text = x => JSON.stringify(sorted(x));
  const begun = performance.now();
  const got = cases.map(c => cataloguePlan.apply(items[c.item], c.answers, c.on, c.quantities, c.channel));
  const took = performance.now() - begun;
  return [took, got.map((g, n) => [n, g, cases[n].expected]).filter(([n, g, e]) => text(g) !== text(e)).slice(0, 3)];
}
"""


def _shipped_cases(on: str) -> Iterator[dict[str, Any]]:
    """Yield every case of every shipped item."""
    catalogue = open_catalogue(ROOT / "items")
    assert isinstance(catalogue, Catalogue)
    resolver = Resolver(catalogue)
    for file in catalogue.item_files():
        resolved = resolver.resolve(file)
        assert isinstance(resolved, Resolved)
        item, small = resolved.item, compact(resolved.item, currency="CNY")
        for answers in ({}, *enumerate_cases(item.situations, 200).cases):
            outcome = as_data(apply(item, answers, dt.date.fromisoformat(on)))
            yield {
                "item": small,
                "answers": answers,
                "on": on,
                "quantities": {},
                "channel": None,
                "expected": json.loads(json.dumps(outcome)),
            }


def test_both_evaluators_say_the_same(page: Page):
    """Made cases, and every case of every shipped item: the same outcome, value by value."""
    made = [*vectors(2000), *_shipped_cases("2026-06-01")]
    items: list[dict[str, Any]] = []
    for one in made:
        if not items or items[-1] is not one["item"]:
            items.append(one["item"])
        one["item"] = len(items) - 1
    page.goto("about:blank")
    page.add_script_tag(path=ROOT / "site/assets/plan.js")
    took, different = page.evaluate(_DIFFERENT, json.dumps([items, made]))

    assert different == []
    assert took < 5000
    assert len(made) > 2500


def test_both_count_days_alike(page: Page):
    """Five hundred limits over holidays, months' ends and years that the calendar does not cover."""
    catalogue = open_catalogue(ROOT / "items")
    assert isinstance(catalogue, Catalogue)
    calendar = catalogue.registers.calendars["cn"]
    workdays, chance = Workdays(calendar), random.Random(4)  # noqa: S311  # no secret
    least = {"kind": "implementation", "code": "A1", "name": "事项", "type": "public-service"}
    units = ("working-day", "working-day", "calendar-day", "month", "year", "hour")
    asked = []
    for _ in range(500):
        limit = {"value": chance.randint(1, 40), "unit": chance.choice(units)}
        day = dt.date(2025, 1, 1) + dt.timedelta(days=chance.randint(0, 800))
        item = Item.model_validate(least | {"time_limit": {"promised": limit}})
        found = deadlines(item, apply(item, {}, day), day, workdays).promised
        assert found is not None
        assert isinstance(Limit.model_validate(limit), Limit)
        asked.append([day.isoformat(), limit, {"day": found.day.isoformat(), "beyond": found.beyond}])
    page.goto("about:blank")
    page.add_script_tag(path=ROOT / "site/assets/plan.js")
    compare = """([asked, calendar]) => asked.filter(([day, limit, wanted]) => {
      const found = cataloguePlan.lastDay(day, limit, calendar);
      return found.day !== wanted.day || found.beyond !== wanted.beyond;
    })"""

    assert page.evaluate(compare, [asked, _days(calendar)]) == []


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, serve_dir: Callable[[Path], str]) -> str:
    """Return the address of the police items that ship, published and served."""
    folder = tmp_path_factory.mktemp("plan")
    shutil.copytree(ROOT / "items", folder / "items", ignore=shutil.ignore_patterns("bundles", "services", ".*"))
    police = "services/440100/gz-police"
    shutil.copytree(ROOT / "items" / police, folder / "items" / police)
    catalogue = open_catalogue(folder / "items")
    assert isinstance(catalogue, Catalogue)
    for file in (folder / "items").rglob("*440106055002-*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("    amount: 80\n", _COMING), encoding="utf-8")
    assert isinstance(publish(catalogue, folder / "public"), Published)
    return serve_dir(folder / "public")


def _shown(page: Page, rows: str) -> int:
    return page.locator(f'[data-row^="{rows}:"]:visible').count()


def test_choosing_leaves_what_the_case_needs(site: str, page: Page):
    """Answers hide what does not apply, ask what they make matter, and are told with the fee and the day."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{site}/items/{PERMIT}/?_on=2026-06-01")
    result = page.get_by_role("status")

    assert (_shown(page, "materials"), _shown(page, "fees"), _shown(page, "conditions")) == (7, 3, 6)
    expect(page.locator('[data-question="term"]')).to_be_hidden()
    expect(result).to_contain_text("材料5至6份")
    page.get_by_label("首次办理").check()
    expect(page.locator('[data-question="term"]')).to_be_visible()
    page.get_by_label("一年以上、不满三年").check()
    page.get_by_label("受单位聘用").check()

    assert (_shown(page, "materials"), _shown(page, "fees"), _shown(page, "conditions")) == (6, 1, 2)
    expect(result).to_have_text("材料6份，收费800元，最迟2026年6月4日办结。")
    # What applies no longer says when it would.
    expect(page.locator('[data-row="materials:health-certificate"] .when')).to_be_hidden()
    assert said == []


def test_the_address_keeps_the_case(site: str, page: Page):
    """What was chosen is there again after a reload, and a question that is no longer asked drops out."""
    page.goto(f"{site}/items/{PERMIT}/")
    page.get_by_label("延期").check()
    page.get_by_label("不满一年").check()
    expect(page).to_have_url(f"{site}/items/{PERMIT}/?action=extension&term=under-one")
    page.reload()

    expect(page.get_by_label("不满一年")).to_be_checked()
    assert _shown(page, "fees") == 1
    page.get_by_label("遗失、损毁、被盗，补发").check()
    expect(page).to_have_url(f"{site}/items/{PERMIT}/?action=replacement")
    page.get_by_role("button", name="重新选择").click()
    expect(page).to_have_url(f"{site}/items/{PERMIT}/")
    assert _shown(page, "fees") == 3


def test_what_an_address_must_not_do(site: str, page: Page):
    """Answers and numbers that the item does not know are passed over."""
    page.goto(f"{site}/items/{PERMIT}/?action=steal&__proto__=x&_on=yesterday&_channels=-1&term=under-one")

    expect(page.get_by_role("status")).to_have_text(re.compile("还有2个问题没选"))
    expect(page).to_have_url(f"{site}/items/{PERMIT}/?term=under-one")


def test_a_number_makes_the_fee(site: str, page: Page):
    """A fee by the piece asks how many there are."""
    page.goto(f"{site}/items/{VEHICLE}/?vehicle=car&origin=domestic&owner=person")
    number = page.locator("[data-number=vehicles]")

    expect(page.get_by_role("status")).to_contain_text("收费未定")
    number.fill("2")
    number.press("Tab")
    expect(page.get_by_role("status")).to_contain_text("收费240元")
    number.fill("zwei")
    number.press("Tab")
    expect(number).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("status")).to_contain_text("收费未定")


def test_a_coming_fee_stays_with_its_day(site: str, page: Page):
    """Before the day it is announced and not charged, and from that day on it is charged."""
    page.goto(f"{site}/items/{JOURNEY}/?validity=multiple&holder=hk-macao&_on=2026-06-30")
    expect(page.locator('[data-row="fees:multiple"]')).to_contain_text("自2026年7月1日起")
    expect(page.get_by_role("status")).to_contain_text("没有列出收费")
    page.get_by_label("哪天交件").fill("2026-07-01")

    expect(page.get_by_role("status")).to_contain_text("收费80元")


def test_the_day_goes_into_a_calendar(site: str, page: Page):
    """The entry is a day-long one on the last day, in lines of 75 bytes."""
    page.goto(f"{site}/en/items/{PERMIT}/?action=exchange&engagement=employed&_on=2026-06-01")
    expect(page.get_by_role("status")).to_contain_text("decided by 4 June 2026")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a calendar").click()
    content = Path(download.value.path()).read_bytes()

    assert download.value.suggested_filename == f"{PERMIT}.ics"
    assert b"DTSTART;VALUE=DATE:20260604\r\n" in content
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert content.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 75


def test_without_scripts_everything_is_shown(site: str, open_page: OpenPage):
    """Each row stands there with its condition in words."""
    page = open_page(java_script_enabled=False)
    page.goto(f"{site}/items/{PERMIT}/?action=exchange")

    assert (_shown(page, "materials"), _shown(page, "fees")) == (7, 3)
    expect(page.locator('[data-row="fees:under-one"] .when')).to_have_text("仅当“申请多长的居留期限？”选“不满一年”时")
    expect(page.locator('[data-question="term"]')).to_be_visible()
    expect(page.locator(".plan")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["", "en/"])
def test_the_questionnaire_is_for_everybody(site: str, open_page: OpenPage, scheme: str, address: str):
    """Nothing scrolls sideways on the narrowest phone, what one taps is large enough, and axe finds nothing."""
    page = open_page(width=320, color_scheme=scheme)
    found = []
    for query in ("", "?vehicle=car&_vehicles=2"):
        page.goto(f"{site}/{address}items/{VEHICLE}/{query}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        heights = page.eval_on_selector_all(
            ".answers label, .plan button, .plan input",
            "all => all.filter(e => e.offsetParent).map(e => e.getBoundingClientRect().height)",
        )
        assert min(heights) >= 44
        found += [v["id"] for v in Axe().run(page).response["violations"]]

    assert found == []


def test_it_works_by_keyboard(site: str, page: Page):
    """The arrows go through the answers of a question."""
    page.goto(f"{site}/items/{PERMIT}/")
    page.get_by_label("首次办理").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")

    expect(page.get_by_label("延期")).to_be_checked()
    expect(page).to_have_url(f"{site}/items/{PERMIT}/?action=extension")
