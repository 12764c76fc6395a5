"""`catalogue check`."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from catalogue.findings import Finding, Said, Severity
from catalogue.findings.baseline import BaselineError, against_baseline
from catalogue.findings.baseline import write_baseline as write_down
from catalogue.findings.forms import FORMS, tally, text
from catalogue.findings.forms.place import shown
from catalogue.rules import Options, Report, check
from catalogue.source import Catalogue
from cli.common import FINDINGS, NOTHING, Bar, fail, language, open_here, say
from cli.select import Narrowed, narrowed


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
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, comments kept; then show what is left.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes to use.")
@click.option("--cache/--no-cache", default=True, help="Whether to keep what is known of unchanged files.")
def command(
    form: str,
    baseline: Path | None,
    jobs: int | None,
    *,
    write_baseline: bool,
    fix: bool,
    cache: bool,
    **asked: Any,
) -> None:
    """Check a catalogue: every file, or those in PATHS (rules over the whole catalogue always see all of it)."""
    catalogue = open_here(form)
    pick = narrowed(catalogue, Narrowed(**asked))
    options = Options(jobs=jobs or 0, cache=cache)
    report = _mended(catalogue, options, lambda r: pick(r)[0]) if fix else check(catalogue, options, Bar())
    if write_baseline:
        _write_baseline(pick(report)[0], baseline)
        return
    findings, files = pick(_without_known(report, baseline))
    _show(findings, catalogue, form)
    if not files and not findings:
        fail(Said("没有可检查的文件。", "there is nothing to check."), NOTHING)
    say(Said(tally(findings, "zh", files=files), tally(findings, "en", files=files)))
    if any(f.severity is Severity.ERROR for f in findings):
        raise click.exceptions.Exit(FINDINGS)


def _show(findings: list[Finding], catalogue: Catalogue, form: str) -> None:
    if form == "text":
        output = text(findings, catalogue.root, language(), colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ)
    else:
        output = FORMS[form](findings, catalogue.root, language())
    for chunk in output:
        click.echo(chunk, nl=False)


def _mended(catalogue: Catalogue, options: Options, chosen: Callable[[Report], list[Finding]]) -> Report:
    try:
        from catalogue.rules.fix import mend  # brings the slow readers with it

        mended = mend(catalogue, options, chosen, Bar())
    except OSError as error:
        fail(Said(f"不能写 {error.filename}：{error.strerror}。", f"cannot write {error.filename}: {error.strerror}."))
    for finding in mended.fixed:
        place = f"{shown(catalogue.root, finding.file)}:{finding.span.line}"
        value = repr(finding.fix.value) if finding.fix else ""
        say(
            Said(
                f"改好 {place} {finding.rule} {finding.path}：{value}",
                f"fixed {place} {finding.rule} {finding.path}: {value}",
            )
        )
    for finding in mended.left:
        place = f"{shown(catalogue.root, finding.file)}:{finding.span.line}"
        say(
            Said(
                f"改不了 {place} {finding.rule}，请手工改。",
                f"could not fix {place} {finding.rule}; please do it by hand.",
            )
        )
    count = len(mended.fixed)
    say(Said(f"改好 {count} 处。", f"{count} fixed."))
    return mended.report


def _write_baseline(findings: list[Finding], file: Path | None) -> None:
    if file is None:
        fail(Said("--write-baseline 要和 --baseline 文件 一起用。", "--write-baseline goes with --baseline FILE."))
    try:
        write_down(findings, file)
    except OSError as error:
        fail(Said(f"不能写 {file}：{error.strerror}。", f"cannot write {file}: {error.strerror}."))
    say(Said(f"{len(findings)} 条已知问题写入 {file}", f"{len(findings)} known findings written to {file}"))


def _without_known(report: Report, file: Path | None) -> Report:
    """Take out what the baseline has, counting over the whole catalogue: what is not asked for now is not mended."""
    if file is None:
        return report
    try:
        compared = against_baseline(report.findings, file)
    except BaselineError:
        fail(Said(f"{file} 不是基线文件。", f"{file} is no baseline file."))
    say(
        Said(
            f"基线中 {compared.known} 条仍在，{compared.gone} 条已改好。",
            f"of the baseline, {compared.known} are still found and {compared.gone} are mended.",
        )
    )
    return replace(report, findings=tuple(compared.new))


COMMANDS = {"check": command}
