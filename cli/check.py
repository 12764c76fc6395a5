"""`catalogue check`."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from catalogue.findings import Finding, Said, Severity
from catalogue.findings.baseline import BaselineError, against_baseline, write_baseline
from catalogue.findings.forms import FORMS, tally, text
from catalogue.history import GitError, changed_files
from catalogue.rules import Options, Report, check
from catalogue.source import Catalogue
from cli.common import FINDINGS, NOTHING, Bar, fail, language, open_here, say


@click.command(epilog="Example: catalogue check services/440100 --format github")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True, help="Form of the output."
)
@click.option("--only", metavar="RULES", help="Show these rules only, such as T01,W (a letter names its group).")
@click.option("--skip", metavar="RULES", help="Leave these rules out.")
@click.option(
    "--severity", type=click.Choice([str(s) for s in Severity]), help="Show findings that weigh this much or more."
)
@click.option("--body", metavar="BODY", help="Show the items of one body, by its key in the register.")
@click.option("--changed-since", metavar="REV", help="Show files that differ from a git revision.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Leave out the findings written down in this file.",
)
@click.option(
    "--write-baseline", is_flag=True, help="Write what is found now into the file of --baseline, and end with 0."
)
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes to use.")
@click.option("--cache/--no-cache", default=True, help="Whether to keep what is known of unchanged files.")
def command(**given: Any) -> None:
    """Check a catalogue: every file, or those in PATHS (rules over the whole catalogue always see all of it)."""
    asked = Asked(**given)
    catalogue = open_here()
    report = check(catalogue, Options(jobs=asked.jobs or 0, cache=asked.cache), Bar())
    files = _files(catalogue, report, asked)
    findings = [f for f in report.findings if (files is None or f.file in files) and _chosen(f, asked)]
    if asked.write_baseline:
        _write_baseline(findings, asked)
        return
    findings = _without_known(findings, asked)
    if asked.form == "text":
        output = text(findings, catalogue.root, language(), colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ)
    else:
        output = FORMS[asked.form](findings, catalogue.root, language())
    for chunk in output:
        click.echo(chunk, nl=False)
    count = len(files) if files is not None else len(catalogue.item_stamps) + len(catalogue.bundle_files())
    if not count and not findings:
        fail(Said("没有可检查的文件。", "there is nothing to check."), NOTHING)
    say(Said(tally(findings, "zh", files=count), tally(findings, "en", files=count)))
    if any(f.severity is Severity.ERROR for f in findings):
        raise click.exceptions.Exit(FINDINGS)


@dataclass(frozen=True)
class Asked:
    """The options as given."""

    paths: tuple[Path, ...]
    form: str
    only: str | None
    skip: str | None
    severity: str | None
    body: str | None
    changed_since: str | None
    baseline: Path | None
    write_baseline: bool
    jobs: int | None
    cache: bool


def _files(catalogue: Catalogue, report: Report, asked: Asked) -> set[str] | None:
    """Return the files to show, or None for all."""
    every = {
        *catalogue.item_stamps,
        *catalogue.bundle_files(),
        *catalogue.documents,
        *(f.file for f in report.findings),
    }
    chosen = every
    if asked.paths:
        wanted = [_below(catalogue, path) for path in asked.paths]
        chosen = {file for file in chosen if any(w in {".", file} or file.startswith(f"{w}/") for w in wanted)}
    if asked.body:
        if asked.body not in catalogue.registers.bodies:
            fail(Said(f"登记簿中没有机构“{asked.body}”。", f"there is no body {asked.body} in the register."))
        chosen = {item.file for item in report.items if item.body == asked.body} & chosen
    if asked.changed_since:
        try:
            chosen = changed_files(catalogue.root, asked.changed_since) & chosen
        except GitError as error:
            fail(Said(f"git 说：{error}", f"git says: {error}"))
    return None if chosen is every else chosen


def _write_baseline(findings: list[Finding], asked: Asked) -> None:
    if asked.baseline is None:
        fail(Said("--write-baseline 要和 --baseline 文件 一起用。", "--write-baseline goes with --baseline FILE."))
    write_baseline(findings, asked.baseline)
    say(
        Said(
            f"{len(findings)} 条已知问题写入 {asked.baseline}",
            f"{len(findings)} known findings written to {asked.baseline}",
        )
    )


def _without_known(findings: list[Finding], asked: Asked) -> list[Finding]:
    if asked.baseline is None:
        return findings
    try:
        compared = against_baseline(findings, asked.baseline)
    except BaselineError:
        fail(Said(f"{asked.baseline} 不是基线文件。", f"{asked.baseline} is no baseline file."))
    say(
        Said(
            f"基线中 {compared.known} 条仍在，{compared.gone} 条已改好。",
            f"of the baseline, {compared.known} are still found and {compared.gone} are mended.",
        )
    )
    return compared.new


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


def _chosen(finding: Finding, asked: Asked) -> bool:
    def named(rules: str | None) -> bool:
        return any(finding.rule.startswith(r.strip().upper()) for r in (rules or "").split(",") if r.strip())

    order = list(Severity)
    heavy = asked.severity is None or order.index(finding.severity) <= order.index(Severity(asked.severity))
    return heavy and (asked.only is None or named(asked.only)) and not named(asked.skip)


COMMANDS = {"check": command}
