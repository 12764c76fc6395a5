"""`catalogue check`: what is shown, what is left out, and the code it ends with."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue.findings.forms import FORMS
from tests.cli.conftest import BODY, ITEM, STANDARD, Run, call

_PROMISED = ("promised: {value: 10", "promised: {value: 40")
_ITEM, _STANDARD = ITEM.rsplit("/", 1)[-1], STANDARD.rsplit("/", 1)[-1]
_SPACE = ("想当老师的人", "想当  老师的人")


def _rules(output: str) -> list[tuple[str, str]]:
    return [(f["rule"], f["file"].rsplit("/", 1)[-1]) for f in json.loads(output)]


def test_a_sound_catalogue(run: Run) -> None:
    """Nothing on standard output, the count beside it, code 0."""
    done = run("check")

    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "8 files checked: 0 error, 0 warning, 0 advice.\n")


def test_a_finding_is_shown(run: Run, change, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the README shows it, in the language asked for."""
    change(*_PROMISED)
    monkeypatch.chdir(town)

    done = run("check", "--only", "T01", lang="zh")

    assert done.exit_code == 1
    assert done.stdout == (
        f"items/{ITEM}:16:3: 错误 T01 time_limit.promised: 承诺时限 40 working-day 长于法定时限 30 working-day。\n"
        "   16 |   promised: {value: 40, unit: working-day}\n"
        "      |   ^^^^^^^^\n"
        "      = 承诺时限写 30 working-day 或更短。\n"
    )
    assert done.stderr == "检查了 8 个文件：1 错误，0 警告，0 建议。\n"


@pytest.mark.parametrize("form", list(FORMS))
@pytest.mark.parametrize(
    ("prepare", "code"), [("", 0), ("worse", 1), ("settings", 1), ("unknown-rule", 2), ("nothing", 3)]
)
def test_codes_are_the_same_in_every_form(run: Run, change, town: Path, form: str, prepare: str, code: int) -> None:
    """Standard output holds the form and nothing else, whatever is wrong."""
    options = ["--only", "X99"] if prepare == "unknown-rule" else []
    if prepare == "worse":
        change(*_PROMISED)
    elif prepare == "settings":
        (town / "items/catalogue.yaml").write_text("title: x\n", encoding="utf-8")
    elif prepare == "nothing":
        (town / "items" / ITEM).unlink()
        (town / "items" / STANDARD).unlink()
        options = ["--only", "T"]

    done = run("check", "--format", form, *options)

    assert done.exit_code == code
    if code in {0, 3}:
        assert done.stdout == "".join(FORMS[form]([], town, "en"))
    elif code == 2:
        assert done.stdout == ""
    elif form in {"json", "gitlab", "sarif"}:
        assert json.loads(done.stdout)
    else:
        assert done.stdout.startswith({"github": "::error file=", "junit": "<?xml ", "text": f"{town}/items/"}[form])


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ["L05", "T01", "T08", "W08"]),
        (["--only", "T01"], ["T01"]),
        (["--only", "t,W08"], ["T01", "T08", "W08"]),
        (["--skip", "T"], ["L05", "W08"]),
        (["--only", "T", "--skip", "T01"], ["T08"]),
        (["--severity", "error"], ["T01"]),
    ],
)
def test_rules_and_weights(run: Run, change, options: list[str], expected: list[str]) -> None:
    """`--only` and `--skip` take ids and letters; `--severity` takes what weighs as much or more."""
    change(*_PROMISED)
    change(*_SPACE)
    every = {rule for rule, _ in _rules(run("check", "--format", "json").stdout)}

    found = [rule for rule, _ in _rules(run("check", "--format", "json", *options).stdout)]

    assert set(found) == {rule for rule in expected if rule in every}
    assert {"T01", "W08"} <= every


def test_body_and_paths(run: Run, change, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are seen from where one stands or from the catalogue; one outside, or none, is wrong usage."""
    change(*_SPACE)
    change("name: {zh-Hans: 教师资格认定", "name: {zh-Hans: 教师  资格认定", STANDARD)
    monkeypatch.chdir(town / "items/services")
    asked = {
        ("--body", BODY): [("W08", _ITEM)],
        (STANDARD,): [("W08", _STANDARD)],
        ("990100",): [("W08", _ITEM)],
        ("services", "standards"): [("W08", _ITEM), ("W08", _STANDARD)],
        ("registers",): [],
    }

    assert {k: _rules(run("check", "--format", "json", *k).stdout) for k in asked} == asked
    assert run("check", "--body", "nobody").stderr == "error: there is no body nobody in the register.\n"
    assert run("check", "gone").stderr == "error: there is no gone.\n"
    assert run("check", "/").stderr == f"error: / is not in the catalogue {town}/items.\n"
    assert run("check", "registers").stderr == "5 files checked: 0 error, 0 warning, 0 advice.\n"


def test_body_with_nothing_to_check(run: Run) -> None:
    """A body without items ends with 3."""
    done = run("check", "--body", "11990000000000000D")

    assert (done.exit_code, done.stderr) == (3, "error: there is nothing to check.\n")


def _git(folder: Path, *arguments: str) -> None:
    names = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, env=environment)


def test_changed_since(run: Run, change, town: Path) -> None:
    """Committed, changed and new files since a revision; old findings elsewhere are left out."""
    change("name: {zh-Hans: 教师资格认定", "name: {zh-Hans: 教师  资格认定", STANDARD)
    _git(town, "init", "-q")
    _git(town, "add", ".")
    _git(town, "commit", "-q", "-m", "old")
    assert _rules(run("check", "--format", "json", "--changed-since", "HEAD").stdout) == []
    assert run("check", "--changed-since", "HEAD").exit_code == 3

    change(*_SPACE)

    assert _rules(run("check", "--format", "json", "--changed-since", "HEAD").stdout) == [("W08", _ITEM)]
    _git(town, "commit", "-q", "-a", "-m", "new")
    assert _rules(run("check", "--format", "json", "--changed-since", "HEAD~1").stdout) == [("W08", _ITEM)]
    wrong = run("check", "--changed-since", "nonsense")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("error: git says: fatal: ")


def test_changed_since_without_git(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside a repository it is wrong usage, told in a line."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", "/")

    done = run("check", "--changed-since", "HEAD")

    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)


def test_baseline(run: Run, change, town: Path) -> None:
    """Old findings are known, new ones shown, mended ones counted, whatever part of the catalogue is asked for."""
    known = town / "known.json"
    change(*_PROMISED)
    old = {f["rule"] for f in json.loads(run("check", "--format", "json").stdout)}
    wrote = run("check", "--baseline", known, "--write-baseline")
    assert (wrote.exit_code, wrote.stdout) == (0, "")
    assert wrote.stderr == f"{len(old)} known findings written to {known}\n"

    quiet = run("check", "--baseline", known)
    assert (quiet.exit_code, quiet.stdout) == (0, "")
    assert quiet.stderr.startswith(f"of the baseline, {len(old)} are still found and 0 are mended.\n")

    change(*_SPACE)
    assert _rules(run("check", "--baseline", known, "--format", "json").stdout) == [("W08", _ITEM)]
    change(*reversed(_PROMISED))
    mended = run("check", "--baseline", known, "--only", "W")
    assert mended.stderr.startswith(f"of the baseline, 0 are still found and {len(old)} are mended.\n")
    elsewhere = run("check", "--baseline", known, "registers")
    assert elsewhere.stderr.startswith(f"of the baseline, 0 are still found and {len(old)} are mended.\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--write-baseline"], "error: --write-baseline goes with --baseline FILE.\n"),
        (["--baseline", "items/catalogue.yaml"], "error: items/catalogue.yaml is no baseline file.\n"),
        (["--baseline", "gone.json"], "error: gone.json is no baseline file.\n"),
        (
            ["--baseline", "gone/x.json", "--write-baseline"],
            "error: cannot write gone/x.json: No such file or directory.\n",
        ),
        (["--skip", "T01,T1"], "error: there is no rule T1; `catalogue rules` lists all.\n"),
    ],
)
def test_wrong_usage(run: Run, town: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str) -> None:
    """One line, code 2, nothing on standard output."""
    monkeypatch.chdir(town)

    done = run("check", *options)

    assert (done.exit_code, done.stdout, done.stderr) == (2, "", said)


def test_a_settings_file_that_is_missing(tmp_path: Path) -> None:
    """Code 2 and what to do."""
    done = call("-C", tmp_path, "check")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"error: there is no catalogue.yaml in {tmp_path}; name a folder with -C, or start one with `catalogue init`.\n"
    )


@pytest.mark.parametrize("folder", [".", "items", "items/services/990100", "schemas"])
def test_the_catalogue_is_found_upwards(town: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """From anywhere in it, or from the folder that holds it."""
    monkeypatch.chdir(town / folder)

    assert call("check").stderr == "8 files checked: 0 error, 0 warning, 0 advice.\n"


def test_a_folder_named_is_taken_as_it_is(town: Path) -> None:
    """`-C` looks in the folder and its `items`, not upwards."""
    assert call("-C", town / "items", "check").exit_code == 0
    assert call("-C", town / "items/services", "check").exit_code == 2


@pytest.mark.parametrize(
    ("variables", "chinese"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, False),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, True),
        ({}, False),
    ],
)
def test_the_locale_chooses_the_language(
    town: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], *, chinese: bool
) -> None:
    """`LC_ALL`, `LC_MESSAGES` and `LANG` in this order; `--lang` before them."""
    from click.testing import CliRunner

    from cli import main

    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    said = CliRunner().invoke(main, ["-C", str(town), "check"]).stderr

    assert said.startswith("检查了" if chinese else "8 files")
    assert call("-C", town, "check", lang="zh").stderr.startswith("检查了")


@pytest.mark.parametrize("form", ["json", "text"])
def test_as_a_process(town: Path, change, form: str) -> None:
    """Standard output holds the form alone, whatever its encoding; a pipe that closes is no traceback."""
    change(*_PROMISED)
    command = [sys.executable, "-m", "cli", "--lang", "zh", "-C", str(town), "check", "--format", form]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(Path(__file__).parents[2])}

    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, encoding="utf-8")

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    if form == "json":
        assert "承诺时限" in json.loads(done.stdout)[0]["message"] + json.loads(done.stdout)[-1]["message"]


def test_a_name_that_is_no_text(town: Path, run: Run) -> None:
    """A file whose name is no UTF-8 is told, and not read."""
    Path(os.fsdecode(os.fsencode(town / "items/services") + b"/x\xff.yaml")).write_text("kind: standard\n")

    done = run("check", "--format", "json")

    assert done.exit_code == 1
    assert [f["rule"] for f in json.loads(done.stdout)] == ["F12"]
