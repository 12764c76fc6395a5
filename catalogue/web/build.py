"""One item's files: its page in every language and its JSON, written by whichever process is free."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson
from markupsafe import Markup

from catalogue.findings import Finding
from catalogue.model import Item, Settings, rows
from catalogue.model.terms import Status
from catalogue.resolve import Resolved, Resolver
from catalogue.source import Broken, Catalogue
from catalogue.web.folder import templates
from catalogue.web.frame import Page
from catalogue.web.row import Row
from catalogue.web.shell import Shell
from catalogue.web.texts import pick, spoken
from catalogue.web.words import language_of, words

API: Final = "api/v1"


@dataclass(frozen=True)
class Site:
    """What every page is made from."""

    catalogue: Catalogue
    shell: Shell
    findings: Mapping[str, Sequence[Finding]]
    """By file; shown on the pages of a draft only."""
    draft: bool

    @property
    def settings(self) -> Settings:
        """The catalogue's settings."""
        return self.catalogue.settings


class Builder:
    """Writes the files of items; each process has one."""

    def __init__(self, site: Site, out: Path) -> None:
        self._site = site
        self._out = out
        self._resolver = Resolver(site.catalogue)

    def build(self, file: str) -> Row | None:
        """Write the pages and the JSON of the item in a file; None for one that is broken or not yet public."""
        resolved = self._resolver.resolve(file)
        if isinstance(resolved, Broken) or (resolved.item.status is Status.DRAFT and not self._site.draft):
            return None
        record = _record(resolved)
        write(self._out / API / "items" / f"{resolved.item.code}.json", as_json(record))
        for tag in self._site.settings.languages:
            frame = self._site.shell.frames[tag]
            page = item_page(resolved, self._site, tag)
            write(self._out / frame.place.prefix(tag) / page.url / "index.html", frame.fill(page).encode())
        return _row(resolved, self._site)


def write(path: Path, content: bytes) -> None:
    """Write a file of the site, with the folders it lies in."""
    try:
        with path.open("wb") as stream:
            stream.write(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def as_json(record: Any) -> bytes:
    """Return JSON that people can read too."""
    return orjson.dumps(record, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def item_page(resolved: Resolved, site: Site, tag: str) -> Page:
    """Return an item's page in one language."""
    item, settings = resolved.item, site.settings
    body = site.catalogue.registers.bodies.get(item.body or "")
    crumbs = [(words(tag)["by_body"], "bodies/")]
    if body:
        crumbs.append(
            (pick(body.short_name or body.name, tag, settings), f"bodies/{body_slug(item.body or '', site)}/")
        )
    elif item.kind == "standard":
        crumbs = [(site.shell.frames[tag].texts["standards"]["title"], "standards/")]
    html = _findings(site, resolved.file, tag) + _body(resolved, site, tag)
    return Page(
        url=item_url(item.code),
        title=pick(item.handling_name or item.name, tag, settings),
        body=html,
        description=pick(item.summary, tag, settings),
        section="standards" if item.kind == "standard" else "bodies",
        crumbs=tuple(crumbs),
    )


def item_url(code: str) -> str:
    """Return the address of an item's page, below its language's home."""
    return f"items/{code}/"


def body_slug(key: str, site: Site) -> str:
    """Return the name of a body's page: its slug, or its key when it has none."""
    body = site.catalogue.registers.bodies.get(key)
    return (body.slug if body else None) or key


def _findings(site: Site, file: str, tag: str) -> Markup:
    """Return what the check found in an item, for its page in a draft."""
    found = site.findings.get(file, ()) if site.draft else ()
    if not found:
        return Markup()
    template = templates().get_template("findings.html")
    shown = [finding_row(f, tag) for f in found]
    return Markup(template.render(word=words(tag), rows=shown, lang=tag))  # noqa: S704  # the template escapes


def finding_row(finding: Finding, tag: str) -> dict[str, str]:
    """Return the words of a finding."""
    language = language_of(tag)
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "place": f"{finding.file}:{finding.span.line}:{finding.span.column}",
        "path": finding.path,
        "message": finding.message(language),
        "remedy": finding.remedy(language),
    }


def _row(resolved: Resolved, site: Site) -> Row:
    item, settings = resolved.item, site.settings
    name = item.handling_name or item.name
    said = tuple((pick(name, tag, settings), spoken(name, tag, settings), "") for tag in settings.languages)
    return Row(
        file=resolved.file,
        code=item.code,
        kind=item.kind,
        status=str(item.status),
        body=item.body or "",
        themes=tuple(str(theme) for theme in item.themes or ()),
        words=said,
        files=tuple(sorted(set(_linked(item)))),
        entry={"code": item.code},
    )


def _linked(item: Item) -> Iterator[str]:
    """Yield the files of the catalogue that an item's page links to."""
    found: list[str | None] = [item.commitment.text_file if item.commitment else None]
    found += (file for material in rows(item.materials) for file in (material.blank_form, material.sample))
    found += (result.sample for result in rows(item.results))
    yield from filter(None, found)


def _record(resolved: Resolved) -> dict[str, Any]:
    return {"code": resolved.item.code, "data": resolved.item.model_dump(mode="json", exclude_none=True)}


def _body(resolved: Resolved, site: Site, tag: str) -> Markup:
    return Markup("<h1>{}</h1>").format(pick(resolved.item.handling_name or resolved.item.name, tag, site.settings))
