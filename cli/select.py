"""Which findings `check` shows, and fixes: those of chosen files, bodies, rules and weights."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from catalogue.findings import GROUPS, RULES, Finding, Said, Severity
from catalogue.history import GitError, changed_files
from catalogue.rules import Report
from catalogue.source import Catalogue
from cli.common import fail


@dataclass(frozen=True)
class Narrowed:
    """What the user asked to see; None and nothing are everything."""

    paths: tuple[Path, ...] = ()
    only: str | None = None
    skip: str | None = None
    severity: str | None = None
    body: str | None = None
    changed_since: str | None = None


def narrowed(catalogue: Catalogue, asked: Narrowed) -> Callable[[Report], tuple[list[Finding], int]]:
    """Return what picks the findings of a report and counts the files looked at; ends with an error for wrong options."""
    below = [_below(catalogue, path) for path in asked.paths]
    only, skip = _rules(asked.only), _rules(asked.skip)
    order = list(Severity)
    heaviest = order[: order.index(Severity(asked.severity)) + 1] if asked.severity else order
    changed = _changed(catalogue, asked.changed_since)
    if asked.body and asked.body not in catalogue.registers.bodies:
        fail(Said(f"登记簿中没有机构“{asked.body}”。", f"there is no body {asked.body} in the register."))

    def shown(finding: Finding) -> bool:
        rule = finding.rule
        return (
            finding.severity in heaviest
            and (not only or rule.startswith(only))
            and not (skip and rule.startswith(skip))
        )

    def pick(report: Report) -> tuple[list[Finding], int]:
        known = _known(catalogue)
        files = known | {f.file for f in report.findings}
        if asked.paths:
            files = {file for file in files if any(w in {".", file} or file.startswith(f"{w}/") for w in below)}
        if asked.body:
            files &= {item.file for item in report.items if item.body == asked.body}
        if changed is not None:
            files &= changed
        return [f for f in report.findings if f.file in files and shown(f)], len(files & known)

    return pick


def _known(catalogue: Catalogue) -> set[str]:
    """Return the files of a catalogue; none where it has neither items nor bundles."""
    items = {*catalogue.item_stamps, *catalogue.bundle_files()}
    return items | set(catalogue.documents) if items else set()


def _rules(listed: str | None) -> tuple[str, ...]:
    """Return ids and letters of groups; any other name is a mistake, and the check it is in would pass for ever."""
    names = tuple(name.strip().upper() for name in (listed or "").split(",") if name.strip())
    for name in names:
        if name not in RULES and name not in GROUPS:
            fail(
                Said(
                    f"没有规则“{name}”；用 catalogue rules 列出全部。",
                    f"there is no rule {name}; `catalogue rules` lists all.",
                )
            )
    return names


def _changed(catalogue: Catalogue, revision: str | None) -> set[str] | None:
    if revision is None:
        return None
    try:
        return changed_files(catalogue.root, revision)
    except GitError as error:
        fail(Said(f"git 说：{error}", f"git says: {error}"))


def _below(catalogue: Catalogue, path: Path) -> str:
    """Return a path as the catalogue knows it."""
    found = next((p for p in (Path.cwd() / path, catalogue.root / path) if os.path.lexists(p)), None)
    if found is None:
        fail(Said(f"找不到 {path}。", f"there is no {path}."))
    here = Path(os.path.normpath(found.absolute()))
    for whole in (here, here.resolve()):
        if whole.is_relative_to(catalogue.root):
            return whole.relative_to(catalogue.root).as_posix()
    return fail(Said(f"{path} 不在目录 {catalogue.root} 里。", f"{path} is not in the catalogue {catalogue.root}."))
