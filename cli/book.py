"""`catalogue explain` and `catalogue rules`."""

import click

import catalogue.rules  # noqa: F401  # fills the book
from catalogue.findings import RULES, Said
from catalogue.findings.book import explain, listing, markdown
from cli.common import USAGE, fail, language


@click.command(epilog="Example: catalogue explain T01")
@click.argument("rule")
def explain_command(rule: str) -> None:
    """Print what the rule book says of RULE: words, remedy, basis, examples."""
    found = RULES.get(rule.upper())
    if found is None:
        fail(
            Said(
                f"没有规则“{rule}”；用 catalogue rules 列出全部。",
                f"there is no rule {rule}; `catalogue rules` lists all.",
            ),
            USAGE,
        )
    click.echo("".join(explain(found, language())), nl=False)


@click.command(epilog="Example: catalogue rules | grep 时限")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="A line a rule, or the book.",
)
def rules_command(form: str) -> None:
    """List every rule: id, severity, title; or print the whole book as Markdown."""
    click.echo("".join(markdown() if form == "markdown" else listing(language())), nl=False)


COMMANDS = {"explain": explain_command, "rules": rules_command}
