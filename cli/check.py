"""`catalogue check`."""

import os
import sys
from pathlib import Path

import click

from catalogue.findings import Finding, Said, Severity
from catalogue.findings.forms import FORMS, tally, text
from catalogue.rules import Options, check
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
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes to use.")
@click.option("--cache/--no-cache", default=True, help="Whether to keep what is known of unchanged files.")
def command(
    paths: tuple[Path, ...],
    form: str,
    only: str | None,
    skip: str | None,
    severity: str | None,
    jobs: int | None,
    *,
    cache: bool,
) -> None:
    """Check a catalogue: every file, or those in PATHS (rules over the whole catalogue always see all of it)."""
    catalogue = open_here()
    wanted = [_below(catalogue, path) for path in paths]
    report = check(catalogue, Options(jobs=jobs or 0, cache=cache), Bar())
    findings = [f for f in report.findings if _in(f.file, wanted) and _chosen(f, only, skip, severity)]
    if form == "text":
        output = text(findings, catalogue.root, language(), colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ)
    else:
        output = FORMS[form](findings, catalogue.root, language())
    for chunk in output:
        click.echo(chunk, nl=False)
    files = [f for f in (*catalogue.item_stamps, *catalogue.bundle_files()) if _in(f, wanted)]
    if not files and not findings:
        fail(Said("没有可检查的文件。", "there is nothing to check."), NOTHING)
    say(Said(tally(findings, "zh", files=len(files)), tally(findings, "en", files=len(files))))
    if any(f.severity is Severity.ERROR for f in findings):
        raise click.exceptions.Exit(FINDINGS)


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


def _in(file: str, wanted: list[str]) -> bool:
    return not wanted or any(w in {".", file} or file.startswith(f"{w}/") for w in wanted)


def _chosen(finding: Finding, only: str | None, skip: str | None, severity: str | None) -> bool:
    def named(rules: str | None) -> bool:
        return any(finding.rule.startswith(r.strip().upper()) for r in (rules or "").split(",") if r.strip())

    order = list(Severity)
    heavy = severity is None or order.index(finding.severity) <= order.index(Severity(severity))
    return heavy and (only is None or named(only)) and not named(skip)


COMMANDS = {"check": command}
