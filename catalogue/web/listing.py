"""The pages that lead to items: home, bodies, themes, standards, and the hand-written ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from markupsafe import Markup

from catalogue.display.tongue import language_of
from catalogue.findings import Finding, Severity
from catalogue.model.registers import Body
from catalogue.model.terms import Level, Status, Theme
from catalogue.web.build import Site, body_slug, finding_row, item_url
from catalogue.web.folder import templates
from catalogue.web.frame import Frame, Page
from catalogue.web.row import Row
from catalogue.web.texts import counted, tongue
from catalogue.web.words import words

_HAND_WRITTEN: Final = ("about", "platforms", "accessibility")
_ON_HOME: Final = 12
"""Bodies of an area that the home page names; the bodies page names all."""
_MOST_FINDINGS: Final = 300


class Link(NamedTuple):
    """One line of a list."""

    url: str
    label: str
    lang: str
    note: str = ""


@dataclass(frozen=True)
class Group:
    """A heading and its links."""

    id: str
    title: str
    links: list[Link]


class Listing:
    """The listing pages of one language."""

    def __init__(self, site: Site, rows: Iterable[Row], tag: str) -> None:
        self._site = site
        self._tag = tag
        self._at = site.settings.languages.index(tag)
        self._frame: Frame = site.frames[tag]
        self._said = words(tag)
        self._tongue = tongue(tag, site.settings)
        listed = [row for row in rows if row.status != Status.WITHDRAWN]
        self._rows = sorted(listed, key=lambda row: (row.words[self._at][0], row.code))
        self._offered = [row for row in self._rows if row.kind != "standard"]

    def pages(self) -> Iterator[Page]:
        """Yield every listing page."""
        bodies, themes = self._by_body(), self._by_theme()
        groups = self._body_groups(bodies)
        theme_links = [
            Link(f"themes/{theme}/", self._theme(theme), self._tag, counted(len(rows), self._tag))
            for theme, rows in themes.items()
        ]
        home: dict[str, Any] = {"count": len(bodies), "most": _ON_HOME, "draft": self._site.draft}
        yield self._page("index", "home.html", bodies=groups, themes=theme_links, **home)
        yield self._page("bodies", "groups.html", groups=groups)
        yield self._page("themes", "tiles.html", links=theme_links)
        yield self._page("standards", "groups.html", groups=self._standard_groups())
        for key, rows in bodies.items():
            yield self._body_page(key, rows)
        for theme, rows in themes.items():
            yield self._theme_page(theme, rows)
        for name in _HAND_WRITTEN:
            yield self._page(name, "text.html")
        if self._site.draft:
            yield self._findings_page()

    def not_found(self) -> Page:
        """Return the page that a host shows for a wrong address."""
        page = self._page("not-found", "text.html", absolute=True)
        return Page("404.html", page.title, page.body, page.description, listed=False)

    def _page(self, name: str, template: str, *, absolute: bool = False, **values: Any) -> Page:
        text = self._frame.texts[name]
        url = "" if name == "index" else f"{name}/"
        root, home = self._frame.roots(url, absolute=absolute)
        body = self._render(template, home, title=text["title"], text=self._frame.text(name, home, root), **values)
        return Page(url, text["title"], body, text["description"], section=name)

    def _render(self, template: str, home: str, **values: Any) -> Markup:
        html = templates().get_template(template).render(word=self._said, home=home, lang=self._tag, **values)
        return Markup(html)  # noqa: S704  # the template escapes

    def _by_body(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self._offered:
            if row.body:
                found[row.body].append(row)
        return found

    def _by_theme(self) -> dict[str, list[Row]]:
        """Return the items of each theme, themes in the order of the list of words."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self._offered:
            for theme in row.themes or (str(Theme.OTHER),):
                found[theme].append(row)
        return {str(theme): found[str(theme)] for theme in Theme if str(theme) in found}

    def _body_groups(self, bodies: dict[str, list[Row]]) -> list[Group]:
        """Return bodies by area: areas from the highest level down, bodies with most items first."""
        areas = self._site.catalogue.registers.areas
        groups: dict[str, list[tuple[int, str, Link]]] = defaultdict(list)
        for key, rows in bodies.items():
            body = self._body(key)
            link = self._body_link(key, body, len(rows))
            groups[body.area if body else ""].append((-len(rows), link.label, link))
        order = list(Level)

        def place(area: str) -> tuple[int, str]:
            return (order.index(areas[area].level) if area in areas else len(order), area)

        return [
            Group(
                f"area-{area or 'other'}",
                self._tongue.plain(areas[area].name) if area in areas else self._said["other_area"],
                [link for *_, link in sorted(groups[area])],
            )
            for area in sorted(groups, key=place)
        ]

    def _body_link(self, key: str, body: Body | None, count: int) -> Link:
        name = (body.short_name or body.name) if body else key
        label, lang = self._tongue.text(name)
        return Link(f"bodies/{body_slug(key, self._site)}/", label, lang, counted(count, self._tag))

    def _standard_groups(self) -> list[Group]:
        groups: dict[str, list[Link]] = defaultdict(list)
        for row in self._rows:
            if row.kind == "standard":
                groups[row.themes[0] if row.themes else str(Theme.OTHER)].append(self._item_link(row))
        return [Group(str(t), self._theme(str(t)), groups[str(t)]) for t in Theme if str(t) in groups]

    def _item_link(self, row: Row) -> Link:
        name, lang, glance = row.words[self._at]
        return Link(item_url(row.code), name, lang, glance)

    def _body_page(self, key: str, rows: list[Row]) -> Page:
        body = self._body(key)
        title, lang = self._tongue.text(body.name if body else key)
        groups: dict[str, list[Link]] = defaultdict(list)
        for row in rows:
            groups[row.themes[0] if row.themes else str(Theme.OTHER)].append(self._item_link(row))
        lead = self._said["handled_by"].format(count=len(rows))
        phones = [c.phone for c in (body.contacts or []) if c.phone] if body else []
        shown = [Group(str(t), self._theme(str(t)), groups[str(t)]) for t in Theme if str(t) in groups]
        url = f"bodies/{body_slug(key, self._site)}/"
        _, home = self._frame.roots(url)
        html = self._render(
            "body.html",
            home,
            title=title,
            lang_of_title=lang,
            lead=lead,
            groups=shown,
            url=body.url if body else None,
            phones=phones,
        )
        return Page(
            url,
            title,
            html,
            f"{title}{'：' if self._zh else ': '}{lead}",
            "bodies",
            ((self._said["by_body"], "bodies/"),),
        )

    @property
    def _zh(self) -> bool:
        return language_of(self._tag) == "zh"

    def _theme_page(self, theme: str, rows: list[Row]) -> Page:
        title = self._theme(theme)
        by_body: dict[str, list[Link]] = defaultdict(list)
        for row in rows:
            by_body[row.body].append(self._item_link(row))
        groups = []
        for key, links in by_body.items():
            link = self._body_link(key, self._body(key), len(links))
            groups.append(Group(f"body-{key}", link.label or self._said["other_area"], links))
        groups.sort(key=lambda g: (-len(g.links), g.title))
        url = f"themes/{theme}/"
        _, home = self._frame.roots(url)
        html = self._render("groups.html", home, title=title, text=Markup(), groups=groups)
        said = f"{title}{'：' if self._zh else ': '}{counted(len(rows), self._tag)}"
        return Page(url, title, html, said, "themes", ((self._said["by_theme"], "themes/"),))

    def _findings_page(self) -> Page:
        order = list(Severity)
        found: list[Finding] = [f for file in sorted(self._site.findings) for f in self._site.findings[file]]
        found.sort(key=lambda f: order.index(f.severity))
        rows = [finding_row(f, self._tag) for f in found[:_MOST_FINDINGS]]
        title = self._said["findings_title"]
        _, home = self._frame.roots("findings/")
        more = self._said["findings_more"].format(count=len(found) - len(rows)) if len(found) > len(rows) else ""
        html = self._render("all-findings.html", home, title=title, rows=rows, more=more)
        return Page("findings/", title, html, self._said["findings_intro"], listed=False)

    def _theme(self, theme: str) -> str:
        known = next(t for t in Theme if t == theme)
        return known.zh if self._zh else known.en

    def _body(self, key: str) -> Body | None:
        return self._site.catalogue.registers.bodies.get(key)
