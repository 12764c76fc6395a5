"""`catalogue publish` and `catalogue serve`."""

from pathlib import Path

import click

from catalogue.findings import Said, Severity
from catalogue.findings.forms import tally, text
from catalogue.rules import Options, check
from catalogue.web.preview import Change
from catalogue.web.publish import PublishError, Refused, publish
from catalogue.web.serve import serve
from cli.common import FINDINGS, NOTHING, Bar, fail, language, open_here, say


@click.command(epilog="Example: catalogue publish --out public")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("public"),
    show_default=True,
    help="Folder to publish to; replaced whole.",
)
@click.option("--draft", is_flag=True, help="Publish in spite of errors, and show what was found on each page.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes to use.")
@click.option("--cache/--no-cache", default=True, help="Whether to keep what is known of unchanged files.")
def publish_command(out: Path, jobs: int | None, *, draft: bool, cache: bool) -> None:
    """Check the catalogue, then write its pages and exports into a folder: all of it, or nothing."""
    catalogue = open_here()
    if not catalogue.item_stamps:
        fail(Said("目录里没有事项。", "there are no items in the catalogue."), NOTHING)
    report = check(catalogue, Options(jobs=jobs or 0, cache=cache), Bar())
    try:
        done = publish(catalogue, out, findings=report.findings, draft=draft, jobs=jobs or 0, progress=Bar())
    except PublishError as error:
        fail(Said(f"没有发布：{error}", f"nothing was published: {error}"))
    if isinstance(done, Refused):
        click.echo("".join(text(done.errors, catalogue.root, language())), nl=False)
        say(
            Said(
                "有错误，没有发布；改好后再来，或用 --draft 发布草稿。",
                "There are errors, so nothing was published; mend them, or publish a draft with --draft.",
            )
        )
        raise click.exceptions.Exit(FINDINGS)
    say(Said(tally(report.findings, "zh", files=report.files), tally(report.findings, "en", files=report.files)))
    left = (
        Said(f"，{done.left_out} 项不能读，没有页面", f", {done.left_out} that cannot be read have no page")
        if done.left_out
        else Said("", "")
    )
    say(
        Said(
            f"{done.items} 项、{done.languages} 种语言，已发布到 {out}{left.zh}。",
            f"{done.items} items in {done.languages} languages published to {out}{left.en}.",
        )
    )


@click.command(epilog="Example: catalogue serve --port 8000")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 takes a free one."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
def serve_command(port: int, host: str) -> None:
    """Preview the site on this machine, with findings on the pages; a page follows its file as you save it."""
    catalogue = open_here()
    try:
        serve(catalogue.root, host=host, port=port, tell=_tell, progress=Bar())
    except OSError as error:
        fail(Said(f"不能监听 {host}:{port}：{error.strerror}", f"cannot listen on {host}:{port}: {error.strerror}"))
    except KeyboardInterrupt:
        return


def _tell(address: str, change: Change) -> None:
    """Say what became of a change."""
    if change.broken:
        click.echo("".join(text(change.broken.findings, Path(), language())), nl=False, err=True)
        return
    what = ", ".join(change.files) or Said("全部", "everything").to(language())
    say(
        Said(
            f"{address} {what}（{change.seconds:.1f} 秒，{change.errors} {Severity.ERROR}）",
            f"{address} {what} ({change.seconds:.1f} s, {change.errors} errors)",
        )
    )


COMMANDS = {"publish": publish_command, "serve": serve_command}
