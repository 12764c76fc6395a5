"""A page's body joined into the frame: the slots of the frame are filled for that page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from catalogue.web.words import autonym, words

SLOT: Final = re.compile(r"@@([a-z]+(?::[a-z-]+)?)@@")
_HEADING: Final = re.compile(r'<h2\b[^>]*\bid="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_TAG: Final = re.compile(r"<[^>]+>")
_ENOUGH_FOR_CONTENTS: Final = 3
"""Headings from which on a page has a list of contents."""


@dataclass(frozen=True, slots=True)
class Page:
    """What one page puts into the frame."""

    url: str
    """Address below the language's home, such as `items/440109001001/`; empty for the home page."""
    title: str
    body: Markup
    description: str = ""
    section: str = ""
    """The entry of the site's sections that it belongs to."""
    crumbs: tuple[tuple[str, str], ...] = ()
    """Words and address of the pages above it, from the top; neither home nor the page itself."""
    head: str = ""
    """More for the head, such as JSON-LD."""
    listed: bool = True
    """Whether search engines may list it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the site stands and which languages it speaks."""

    base_url: str
    """With a final slash."""
    languages: tuple[str, ...]
    """The default first: its pages stand at the top."""
    draft: bool = False

    def prefix(self, language: str) -> str:
        """Return the folder of a language: empty for the default one."""
        return "" if language == self.languages[0] else f"{language}/"

    def up(self, language: str, url: str) -> str:
        """Return the way from a page up to the top of the site: `../../`, or `./` at the top."""
        return "../" * (self.prefix(language) + url).count("/") or "./"


@dataclass(frozen=True)
class Frame:
    """The frame of one language."""

    language: str
    site_name: str
    html: str
    """A page of MkDocs with `@@slots@@`."""
    texts: dict[str, dict[str, str]]
    """Hand-written pages by name: title, description and html."""
    place: Place

    @cached_property
    def _parts(self) -> list[str]:
        """Text and names of slots in turn."""
        return SLOT.split(self.html)

    def fill(self, page: Page, *, absolute: bool = False) -> str:
        """Return the whole page; with `absolute`, its links hold wherever it is shown from."""
        root, home = self.roots(page.url, absolute=absolute)
        beside, folded = self._contents(page.body)
        values = {
            "root": root,
            "home": home,
            "title": str(escape(self._title(page))),
            "head": self._head(page),
            "switch": self._switch(page, root),
            "crumbs": self._crumbs(page, home),
            "beside": beside,
            "contents": folded,
            "body": page.body,
            f"at:{page.section}": ' aria-current="page"'
            if page.url in {"", f"{page.section}/"}
            else ' aria-current="true"',
        }
        parts = self._parts
        return "".join(values.get(part, "") if at % 2 else part for at, part in enumerate(parts))

    def roots(self, url: str, *, absolute: bool = False) -> tuple[str, str]:
        """Return the way from a page to the top of the site and to the home page of its language."""
        root = urlsplit(self.place.base_url).path if absolute else self.place.up(self.language, url)
        return root, root + self.place.prefix(self.language)

    def text(self, name: str, home: str, root: str) -> Markup:
        """Return the body of a hand-written page, its links made from a page at `home` and `root`."""
        html = self.texts[name]["html"] if name in self.texts else ""
        return Markup(SLOT.sub(lambda m: {"home": home, "root": root}.get(m[1], ""), html))  # noqa: S704  # our own pages

    def _title(self, page: Page) -> str:
        return f"{page.title} · {self.site_name}" if page.url else self.site_name

    def _head(self, page: Page) -> str:
        return "\n".join(self._heads(page))

    def _heads(self, page: Page) -> Iterator[str]:
        base, prefix = self.place.base_url, self.place.prefix
        if page.description:
            yield f'<meta name="description" content="{escape(page.description)}">'
        if self.place.draft or not page.listed:
            yield '<meta name="robots" content="noindex">'
        if page.listed:
            here = f"{base}{prefix(self.language)}{page.url}"
            yield f'<link rel="canonical" href="{escape(here)}">'
            for tag in self.place.languages:
                yield f'<link rel="alternate" hreflang="{tag}" href="{escape(f"{base}{prefix(tag)}{page.url}")}">'
            yield f'<link rel="alternate" hreflang="x-default" href="{escape(f"{base}{page.url}")}">'
            yield f'<meta property="og:url" content="{escape(here)}">'
        yield '<meta property="og:type" content="website">'
        yield f'<meta property="og:title" content="{escape(page.title)}">'
        yield f'<meta property="og:site_name" content="{escape(self.site_name)}">'
        if page.head:
            yield page.head

    def _switch(self, page: Page, root: str) -> str:
        links = [
            f'<a href="{escape(f"{root}{self.place.prefix(tag)}{page.url}")}" hreflang="{tag}" lang="{tag}">{autonym(tag)}</a>'
            for tag in self.place.languages
            if tag != self.language
        ]
        label = words(self.language)["language"]
        return f'<nav class="languages" aria-label="{label}">{"".join(links)}</nav>' if links else ""

    def _crumbs(self, page: Page, home: str) -> str:
        if not page.url or not page.listed:
            return ""
        said = words(self.language)
        above = [(said["home"], ""), *page.crumbs]
        links = "".join(f'<li><a href="{escape(home + url)}">{escape(label)}</a></li>' for label, url in above)
        return f'<nav class="crumbs" aria-label="{said["path"]}"><ol>{links}</ol></nav>'

    def _contents(self, body: str) -> tuple[str, str]:
        """Return the list of contents twice: beside the page on a wide screen, folded above it on a narrow one."""
        headings = [(at, _TAG.sub("", label).strip()) for at, label in _HEADING.findall(body)]
        if len(headings) < _ENOUGH_FOR_CONTENTS:
            return "", ""
        title = words(self.language)["contents"]
        links = [(f'href="#{at}">{label}</a>') for at, label in headings]
        beside = "".join(f'<li class="md-nav__item"><a class="md-nav__link" {link}</li>' for link in links)
        folded = "".join(f"<li><a {link}</li>" for link in links)
        aside = (
            '<div class="md-sidebar md-sidebar--secondary"><div class="md-sidebar__scrollwrap"><div class="md-sidebar__inner">'
            f'<nav class="md-nav md-nav--secondary" aria-label="{title}"><p class="md-nav__title">{title}</p>'
            f'<ul class="md-nav__list">{beside}</ul></nav></div></div></div>'
        )
        return aside, f'<details class="contents"><summary>{title}</summary><ul>{folded}</ul></details>'
