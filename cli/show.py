"""`catalogue show` and `catalogue list`."""

import click
import orjson

from catalogue.display import facts, item_words
from catalogue.exports import item_record
from catalogue.findings import Finding, Said
from catalogue.findings.forms import text
from catalogue.resolve import Resolved, Resolver
from catalogue.rules import Options, check
from catalogue.source import Broken, Catalogue
from cli.common import FINDINGS, NOTHING, USAGE, Bar, fail, form_option, language, open_here


@click.command(epilog="Example: catalogue show 440109001001 --provenance")
@click.argument("code")
@click.option("--provenance", is_flag=True, help="Show which file and line each value comes from.")
@form_option
@click.option(
    "--language",
    "tag",
    metavar="TAG",
    help="Language of the words, such as zh-Hans or en; the catalogue's first otherwise.",
)
def show_command(code: str, form: str, tag: str | None, *, provenance: bool) -> None:
    """Show the item with CODE (or a file name's beginning), with everything it inherits."""
    catalogue = open_here()
    resolved = resolved_item(catalogue, code)
    settings = catalogue.settings
    words = {
        t: item_words(resolved.item, catalogue.registers, settings, lang=t)
        for t in {*settings.languages, tag or settings.languages[0]}
    }
    if form == "json":
        record = item_record(resolved, settings, {t: words[t] for t in settings.languages})
        click.echo(orjson.dumps(record, option=orjson.OPT_INDENT_2).decode())
        return
    if provenance:
        for path, (file, line) in resolved.provenance().items():
            click.echo(f"{path}\t{file}:{line}")
        return
    for fact in {f.path: f for f in facts(words[tag or settings.languages[0]])}.values():
        click.echo(f"{fact.path}\t{fact.words}")


def resolved_item(catalogue: Catalogue, code: str) -> Resolved:
    """Return the item with a code, or end with what is wrong."""
    file = catalogue.file_of(code)
    if file is None:
        near = [f.rsplit("/", 1)[-1].split("-")[0] for f in catalogue.item_stamps if code in f][:5]
        zh, en = (f"；是不是 {'、'.join(near)}？", f"; did you mean {', '.join(near)}?") if near else ("。", ".")
        fail(Said(f"没有编码为 {code} 的事项{zh}", f"there is no item with the code {code}{en}"), USAGE)
    resolved = Resolver(catalogue).resolve(file)
    if isinstance(resolved, Broken):
        _tell(catalogue, resolved.findings)
        raise click.exceptions.Exit(FINDINGS)
    return resolved


def _tell(catalogue: Catalogue, findings: tuple[Finding, ...]) -> None:
    click.echo("".join(text(findings, catalogue.root, language())), nl=False, err=True)


@click.command(epilog="Example: catalogue list --body 11440100007483172Q")
@click.option("--body", metavar="BODY", help="Only the items of this body.")
@click.option("--kind", type=click.Choice(["standard", "implementation"]), help="Only this kind.")
@form_option
def list_command(body: str | None, kind: str | None, form: str) -> None:
    """List items: code, status, name, file; tab-separated, or JSON."""
    catalogue = open_here()
    items = [i for i in check(catalogue, Options(), Bar()).items if body in {None, i.body} and kind in {None, i.kind}]
    if form == "json":
        click.echo(orjson.dumps([i._asdict() for i in items], option=orjson.OPT_INDENT_2).decode())
    else:
        for item in items:
            click.echo(f"{item.code}\t{item.status}\t{item.name}\t{item.file}")
    if not items:
        fail(Said("没有这样的事项。", "there are no such items."), NOTHING)


COMMANDS = {"show": show_command, "list": list_command}
