"""An item's page: every fact with its address, nothing that a text can break, and sound headings."""

import itertools
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from catalogue.display import Fact, facts, item_words
from catalogue.web.item import Around, form_words, item_body, rich
from tests.display.small import REGISTERS, SETTINGS, full, item

AROUND = Around(
    root="../../",
    home="../../en/",
    body_url="bodies/gz-commerce/",
    parent="S1",
    digest="sha256:0",
    data="api/v1/items/A1.json",
    files={"files/form.docx": "DOCX, 13 KB", "files/sample.pdf": "PDF, 2 KB"},
)
_VOID = frozenset({"br", "meta", "link", "img", "input"})


class _Page(HTMLParser):
    """Reads a page strictly: every tag is closed in its place."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append((tag, found))
        if tag not in _VOID:
            self._open.append((tag, found.get("data-fact", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, path in self._open:
            if path:
                self.texts[path] = self.texts.get(path, "") + data

    def all(self, name: str) -> Iterator[dict[str, str]]:
        return (found for tag, found in self.tags if tag == name)


def _page(lang: str = "en", **values: Any) -> _Page:
    shown = item(**values) if values else full().item
    return _Page(str(item_body(item_words(shown, REGISTERS, SETTINGS, lang=lang), AROUND)))


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_shows_every_fact_with_its_address_and_language(lang: str) -> None:
    """What is worded is on the page, and a reader's machine can tell which fact and which language it is."""
    words = item_words(full().item, REGISTERS, SETTINGS, lang=lang)
    expected = {(f.path, "" if f.lang == lang else f.lang) for f in facts(words)}
    found = {(t["data-fact"], t.get("lang", "")) for _, t in _page(lang).tags if "data-fact" in t}

    assert expected - found == set()
    assert found - expected == set()


def test_says_the_words_and_no_others() -> None:
    """Between words and page nothing is added."""
    words = {f.path: f.words for f in facts(item_words(full().item, REGISTERS, SETTINGS, lang="en"))}
    shown = _page().texts

    assert {path: shown[path] for path in ("time_limit.extension", "materials[licence].copies", "name")} == {
        path: words[path] for path in ("time_limit.extension", "materials[licence].copies", "name")
    }


@pytest.mark.parametrize("values", [{}, {"code": "A2"}, {"kind": "standard"}])
def test_headings_do_not_skip(values: dict[str, Any]) -> None:
    """One h1, and no level left out below it; ids are there once."""
    page = _page(**values)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    ids = [t["id"] for _, t in page.tags if "id" in t]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))
    assert len(ids) == len(set(ids))


def test_links_to_forms_with_kind_and_size() -> None:
    """Nobody downloads to find out what it is; a form that is not there has no link."""
    rows = [{"id": "a", "blank_form": "files/form.docx"}, {"id": "b", "blank_form": "files/gone.docx"}]
    html = str(item_body(item_words(item(materials=rows), REGISTERS, SETTINGS, lang="en"), AROUND))

    assert re.findall(r'<a class="download".*?</a>', html) == [
        '<a class="download" href="../../files/form.docx" download>Blank form <span class="count">DOCX, 13 KB</span></a>'
    ]


def test_numbers_can_be_dialled() -> None:
    """On a phone, a number is a button; its extension is not dialled."""
    page = _page()

    assert [a["href"] for a in page.all("a") if a["href"].startswith("tel:")][:2] == [
        "tel:020-12345678",
        "tel:020-12345679",
    ]


def test_the_button_is_there_only_where_one_can_apply() -> None:
    """Information online is no application online."""
    buttons = [
        [a["href"] for a in _page(channels={"online": {"depth": depth, "url": "https://apply.example/"}}).all("a")
         if a.get("class") == "button"]
        for depth in ("information", "full")
    ]  # fmt: skip

    assert buttons == [[], ["https://apply.example/"]]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "[x](javascript:alert(1))",
        "**<b onclick=alert(1)>**",
        "![x](https://tracker.example/x.png)",
        "<a href='https://x.example'>x</a>\n\n* list",
        "[x](data:text/html,<script>alert(1)</script>)",
    ],
)
def test_a_text_brings_no_markup_of_its_own(text: str) -> None:
    """Wherever a text stands, the page has the tags it has without it."""
    harmless = {"p", "ul", "li", "em", "strong", "a", "span", "div"}

    def shape(words: str) -> list[tuple[str, list[str]]]:
        page = _page(
            name=words,
            conditions=[{"id": "c", "text": words}],
            materials=[{"id": "m", "label": words, "note": words}],
            faq=[{"id": "f", "question": words, "answer": words}],
        )
        return [(tag, sorted(found)) for tag, found in page.tags if tag not in harmless]

    assert shape(text) == shape("plain")
    assert not re.search(r"<(?!/?(?:p|ul|li|em|strong|a)\b)|href=.(?!https?:)", str(rich(text)))


_INLINE = frozenset({"p", "span", "a", "strong", "h1", "h2", "h3", "summary"})
_BLOCKS = frozenset({"p", "div", "ul", "ol", "dl", "h3"})


def test_paragraphs_and_lists_stand_only_where_they_may() -> None:
    """Whatever a text holds, no paragraph stands in a heading, a link or another paragraph, and no link in a link."""
    words = "一。\n\n二。\n\n- 甲\n- [乙](https://www.example.cn)"
    sections = item_words(full().item, REGISTERS, SETTINGS, lang="en")
    html = str(item_body(_replaced(sections, words), AROUND))

    assert re.findall(r"<(?:p|ul|ol)>", html)
    assert list(_misplaced(html)) == []


def _replaced(value: Any, words: str) -> Any:
    """Return worded items in which every fact says the same."""
    if isinstance(value, Fact):
        return value._replace(words=words)
    if isinstance(value, dict):
        return {k: _replaced(v, words) for k, v in value.items()}
    return [_replaced(v, words) for v in value] if isinstance(value, list) else value


def _misplaced(html: str) -> Iterator[str]:
    """Yield tags that may not stand where they do."""
    stack: list[str] = []
    for closing, tag in re.findall(r"<(/?)([a-z][a-z0-9]*)", html):
        if closing:
            assert stack.pop() == tag
        elif tag not in _VOID:
            inside = _INLINE.intersection(stack)
            if (tag in _BLOCKS and inside) or (tag == "a" and "a" in stack):
                yield " ".join((*stack, tag))
            stack.append(tag)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("5个工作日内办结。", "5个工作日内办结。"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("必须**亲自**到场", "必须<strong>亲自</strong>到场"),
        ("一。\n\n二。", "<p>一。</p>\n<p>二。</p>"),
        ("- 甲\n- 乙", "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>"),
        ("1. 甲\n2. 乙", "<ol>\n<li>甲</li>\n<li>乙</li>\n</ol>"),
        (
            "见[网站](https://www.example.cn)",
            '见<a href="https://www.example.cn" rel="noopener noreferrer">网站</a>',
        ),
    ],
)
def test_renders_the_small_part_of_markdown(text: str, html: str) -> None:
    """Paragraphs, lists, links, emphasis; everything else is plain text."""
    assert str(rich(text)) == html


@pytest.mark.parametrize(
    ("name", "size", "words"), [("form.docx", 13_000, "DOCX, 13 KB"), ("form.pdf", 9, "PDF, 1 KB")]
)
def test_says_what_kind_of_file_a_form_is(tmp_path: Path, name: str, size: int, words: str) -> None:
    """Kind and size, as people compare them."""
    path = tmp_path / name
    path.write_bytes(b"x" * size)

    assert form_words(path) == words
