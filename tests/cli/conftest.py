"""New catalogues as `init` makes them, and a way to call commands in them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main

ITEM = "services/990100/demo-city/11990100000000000J3990702001000-teacher-qualification.yaml"
STANDARD = "standards/demo-province/990702001000-teacher-qualification.yaml"
BODY = "11990100000000000J"

Run = Callable[..., Result]


def call(*arguments: str | Path, lang: str = "en") -> Result:
    """Call the command line; a traceback fails the test."""
    result = CliRunner().invoke(main, ["--lang", lang, *map(str, arguments)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture(scope="session")
def new(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A new catalogue of either kind of codes."""
    made = {codes: tmp_path_factory.mktemp(codes) / "new" for codes in ("cn", "plain")}
    for codes, folder in made.items():
        assert call("init", folder, "--codes", codes).exit_code == 0
    return made


@pytest.fixture
def town(new: dict[str, Path], tmp_path: Path) -> Path:
    """A copy of the Chinese one to change."""
    return Path(shutil.copytree(new["cn"], tmp_path / "town"))


@pytest.fixture
def run(town: Path) -> Run:
    """Calls a command in the catalogue."""
    return lambda *arguments, lang="en": call("-C", town, *arguments, lang=lang)


@pytest.fixture
def change(town: Path) -> Callable[..., Path]:
    """Replaces words in a file of the catalogue."""

    def replace(old: str, new: str, file: str = ITEM) -> Path:
        path = town / "items" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return path

    return replace
