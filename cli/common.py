"""What several commands share: the catalogue to work on, the language to speak, progress on a terminal."""

import locale
import os
import sys
import time
from pathlib import Path
from typing import NoReturn

import click

from catalogue.findings import Language, Said
from catalogue.findings.forms import FORMS, tally
from catalogue.source import Broken, Catalogue, find_root, open_catalogue

FINE, FINDINGS, USAGE, NOTHING = 0, 1, 2, 3


form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Form of the output.",
)
"""Text for people, JSON for programs; the same facts in both."""


def language() -> Language:
    """Return the language of messages: `--lang`, else the locale's, else English."""
    chosen = click.get_current_context().find_root().obj.get("lang")
    if chosen:
        return "zh" if chosen == "zh" else "en"
    name = next((os.environ[v] for v in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(v)), "")
    return "zh" if (name or locale.getlocale()[0] or "").startswith("zh") else "en"


def say(said: Said) -> None:
    """Tell the user something; on standard error, so that output for machines stays alone."""
    click.echo(said.to(language()), err=True)


def fail(said: Said, code: int = USAGE) -> NoReturn:
    """End with one line of error."""
    say(Said(f"错误：{said.zh}", f"error: {said.en}"))
    raise click.exceptions.Exit(code)


def open_here(form: str | None = None) -> Catalogue:
    """Open the catalogue that `-C` names or that lies nearest upwards.

    What is wrong with its settings is told in the form that the command's output has; as text on standard error if none.
    """
    folder: Path | None = click.get_current_context().find_root().obj.get("folder")
    start = folder or Path.cwd()
    root = find_root(start) if folder is None else _named(folder)
    if root is None:
        place = start.as_posix()
        fail(
            Said(
                f"{place} 没有 catalogue.yaml；用 -C 指明目录，或用 catalogue init 新建。",
                f"there is no catalogue.yaml in {place}; name a folder with -C, or start one with `catalogue init`.",
            )
        )
    opened = open_catalogue(root)
    if isinstance(opened, Broken):
        told = "".join(FORMS[form or "text"](opened.findings, root, language()))
        click.echo(told, nl=False, err=form is None)
        click.echo(tally(opened.findings, language(), files=1), err=True)
        raise click.exceptions.Exit(FINDINGS)
    return opened


def _named(folder: Path) -> Path | None:
    """Accept the catalogue's own folder, or the one that holds it as `items`."""
    return next((f for f in (folder, folder / "items") if (f / "catalogue.yaml").is_file()), None)


class Bar:
    """Progress on a terminal; silent in a pipe and for what takes no time."""

    def __init__(self) -> None:
        """Begin with nothing to show."""
        self._on = sys.stderr.isatty()
        self._total, self._at, self._label, self._begun, self._shown = 0, 0, "", 0.0, 0.0

    def start(self, total: int, label: str) -> None:
        """Begin a piece of work."""
        self._total, self._at, self._label, self._begun = total, 0, label, time.monotonic()

    def advance(self, steps: int = 1) -> None:
        """Show how far it is, ten times a second at most."""
        self._at += steps
        now = time.monotonic()
        if self._on and now - self._begun > 0.3 and now - self._shown > 0.1:
            self._shown = now
            share = self._at * 30 // self._total if self._total else 0
            sys.stderr.write(f"\r{self._label:8} [{'#' * share}{' ' * (30 - share)}] {self._at}/{self._total}")
            sys.stderr.flush()

    def done(self) -> None:
        """Clear the line."""
        if self._on and self._shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
        self._shown = 0.0
