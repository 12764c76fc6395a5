"""Global options hold wherever they are written."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import main


@pytest.mark.parametrize("order", [["-C", "{}", "--lang", "zh", "check"], ["check", "-C", "{}", "--lang", "zh"]])
def test_before_and_after_the_command(tmp_path: Path, order: list[str]) -> None:
    runner = CliRunner()
    folder = tmp_path / "new"
    assert runner.invoke(main, ["init", str(folder)]).exit_code == 0

    done = runner.invoke(main, [word.format(folder) for word in order])

    assert (done.exit_code, "检查了" in done.stderr) == (0, True)
