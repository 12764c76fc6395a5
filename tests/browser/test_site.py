"""The published site in a real browser: on a phone, on a desk, by keyboard, on paper, without scripts."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from catalogue.source import Catalogue, open_catalogue
from catalogue.web.publish import Published, publish
from tests.web.small import BODY, ITEM, STANDARD, write_small

OpenPage = Callable[..., Page]

PAGES = (
    "",
    "bodies/",
    "bodies/gz-education/",
    "themes/",
    "themes/education/",
    "standards/",
    f"items/{ITEM}/",
    f"items/{STANDARD}/",
    "about/",
    "platforms/",
    "accessibility/",
    "404.html",
)
EVERY_PAGE = [f"{home}{page}" for home in ("", "en/") for page in PAGES]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, serve_dir: Callable[[Path], str]) -> str:
    """Return the address of the small catalogue, published and served."""
    folder = tmp_path_factory.mktemp("site")
    catalogue = open_catalogue(write_small(folder / "items"))
    assert isinstance(catalogue, Catalogue)
    # A host serves it where its settings say: 404.html links from the top of the host.
    settings = catalogue.settings.model_copy(update={"base_url": "https://catalogue.example/"})
    published = publish(Catalogue(catalogue.root, settings, catalogue.registers), folder / "public")
    assert isinstance(published, Published)
    return serve_dir(folder / "public")


@pytest.mark.parametrize("width", [360, 1280])
def test_an_item_answers_at_a_glance(site: str, open_page: OpenPage, width: int) -> None:
    """Who, how long, how much and how often stand together, each marked as a fact of the item."""
    page = open_page(width=width)
    page.goto(f"{site}/items/{ITEM}/")
    glance = page.locator(f'[data-item="{ITEM}"] .glance')

    expect(page.locator("h1")).to_have_text("设立学校")
    expect(glance.locator('[data-fact="time_limit.promised"]')).to_have_text("8个工作日")
    expect(glance.locator('[data-fact="time_limit.statutory"]')).to_have_text("20个工作日")
    expect(glance.locator('[data-fact="fees"]')).to_have_text("不收费")
    expect(glance.locator('[data-fact="visits.count"]')).to_have_text("一次也不用跑")
    expect(glance.get_by_role("link", name="网上办理")).to_have_attribute("href", "https://www.gdzwfw.gov.cn/")


def test_a_form_can_be_downloaded(site: str, page: Page) -> None:
    """The blank form beside a material is the file of the catalogue."""
    page.goto(f"{site}/items/{ITEM}/")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载空白表格").click()

    assert download.value.suggested_filename == "school-application.docx"
    assert Path(download.value.path()).read_bytes() == b"PK\x03\x04 a form"


def test_the_language_switch_keeps_the_page(site: str, page: Page) -> None:
    """The switch leads to the same page in the other language and back."""
    page.goto(f"{site}/items/{ITEM}/")
    page.get_by_role("link", name="English").click()

    expect(page).to_have_url(f"{site}/en/items/{ITEM}/")
    expect(page.locator("h1")).to_have_text("Licence to open a school")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_text("有办学场地。")).to_have_attribute("lang", "zh-Hans")
    page.get_by_role("link", name="简体中文").click()
    expect(page).to_have_url(f"{site}/items/{ITEM}/")


def test_a_person_finds_an_item_from_the_home_page(site: str, open_page: OpenPage) -> None:
    """On a phone, by body and by theme, and back by the breadcrumbs."""
    page = open_page(width=360)
    for way in (["广州市教育局", "设立学校"], ["教育科研", "设立学校"]):
        page.goto(site)
        for link in way:
            page.get_by_role("main").get_by_role("link", name=link).click()

        expect(page).to_have_url(f"{site}/items/{ITEM}/")
    page.get_by_role("navigation", name="当前位置").get_by_role("link", name="广州市教育局").click()
    expect(page).to_have_url(f"{site}/bodies/gz-education/")


def test_nothing_is_fetched_from_another_host_and_the_policy_holds(site: str, page: Page) -> None:
    """Every page asks this host alone, finds all it asks for, and breaks no rule of its Content-Security-Policy."""
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on(
        "response",
        lambda response: wrong.append(f"{response.status} {response.url}") if response.status >= 400 else None,
    )
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for address in EVERY_PAGE:
        page.goto(f"{site}/{address}")

    assert [url for url in asked if not url.startswith(f"{site}/")] == []
    assert wrong == []


def test_every_link_leads_somewhere(site: str, page: Page) -> None:
    """No page links to a page or a file that is not there."""
    found: set[str] = set()
    for address in EVERY_PAGE:
        page.goto(f"{site}/{address}")
        found |= set(page.eval_on_selector_all("a[href]", "links => links.map(a => a.href.split('#')[0])"))
    here = sorted(url for url in found if url.startswith(site))

    assert len(here) > 20
    assert [url for url in here if not page.request.get(url).ok] == []


@pytest.mark.parametrize("width", [320, 360, 640])
def test_no_page_scrolls_sideways(site: str, open_page: OpenPage, width: int) -> None:
    """Everything fits the narrowest phone."""
    page = open_page(width=width)
    wide = []
    for address in EVERY_PAGE:
        page.goto(f"{site}/{address}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)

    assert wide == []


def test_what_one_taps_is_large_enough(site: str, open_page: OpenPage) -> None:
    """Links that stand alone, buttons and what unfolds are 44 px high on a phone."""
    page = open_page(width=360)
    page.goto(f"{site}/items/{ITEM}/")
    heights = page.eval_on_selector_all(
        "header a, header button, .crumbs a, summary, a.button, a.download, .contacts li > a, footer li a",
        "found => found.map(e => [e.textContent.trim(), (e.closest('li.md-tap, .crumbs li, footer li') || e).getBoundingClientRect().height])",
    )

    assert len(heights) > 12
    assert [name for name, height in heights if height < 44] == []


def test_keyboard_reaches_the_content_first(site: str, page: Page) -> None:
    """The first stop skips the head of the page, and where the focus is can be seen."""
    page.goto(f"{site}/items/{ITEM}/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")

    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('content').contains(document.activeElement)")
    assert page.evaluate("getComputedStyle(document.activeElement).backgroundColor") == "rgb(255, 221, 0)"


def test_everything_is_there_without_scripts(site: str, open_page: OpenPage) -> None:
    """Content, links and folded parts need no script; the button that would need one is not shown."""
    page = open_page(width=360, java_script_enabled=False)
    page.goto(f"{site}/items/{ITEM}/")

    expect(page.locator(".glance")).to_be_visible()
    expect(page.locator(".scheme")).to_be_hidden()
    page.get_by_text("能招中国学生吗？").click()
    expect(page.get_by_text("不能。")).to_be_visible()


def test_light_and_dark(site: str, open_page: OpenPage) -> None:
    """The system's choice holds until one chooses otherwise, and that choice is kept."""
    page = open_page(color_scheme="dark")
    page.goto(site)
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("button", name="浅色").click()
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "default")
    page.goto(f"{site}/about/")
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "default")


def test_paper_has_the_content_and_nothing_of_the_screen(site: str, page: Page) -> None:
    """Printed, the frame's links are gone, answers are unfolded and addresses are written out."""
    page.goto(f"{site}/items/{ITEM}/")
    page.emulate_media(media="print")

    for gone in (".sections", ".crumbs", ".md-sidebar", ".contents", ".tools", "footer .footer-links", ".button"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator(".glance")).to_be_visible()
    answer = page.get_by_text("不能。").bounding_box()
    assert answer is not None
    assert answer["height"] > 10
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(site: str, open_page: OpenPage, scheme: str, width: int) -> None:
    """The checks of WCAG 2.2 AA and of good practice that a program can do pass on every page."""
    axe = Axe()
    page = open_page(width=width, color_scheme=scheme)
    found = []
    for address in EVERY_PAGE:
        page.goto(f"{site}/{address}")
        for violation in axe.run(page).response["violations"]:
            found += [f"{address}: {violation['id']} {node['target']}" for node in violation["nodes"]]

    assert found == []


def test_marks_name_facts_of_the_export(site: str, page: Page) -> None:
    """Every marked fact of a page carries the words that the JSON of the item gives for it."""
    record = page.request.get(f"{site}/api/v1/items/{ITEM}.json").json()
    for tag, home in (("zh-Hans", ""), ("en", "en/")):
        page.goto(f"{site}/{home}items/{ITEM}/")
        marked = page.eval_on_selector_all(
            "[data-fact]", "found => found.map(e => [e.dataset.fact, e.textContent.trim()])"
        )
        words = record["words"][tag]

        assert record["item"]["body"] == BODY
        assert len(marked) > 20
        # At a glance a fact may be said in short: its words begin those of the export.
        assert [(path, said) for path, said in marked if not _plain(words[path]).startswith(_plain(said))] == []


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()
