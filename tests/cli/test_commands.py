"""Every command has help, an example that works, and output that another program can read."""

import json
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import catalogue.rules  # noqa: F401  # fills the book
from catalogue.exports.contract import contract_schemas
from catalogue.findings import GROUPS, RULES
from catalogue.model.schema import schemas
from cli import COMMANDS, main
from tests.cli.conftest import BODY, ITEM, STANDARD, Run, call

_CODE = "11990100000000000J3990702001000"


def _all() -> list[tuple[str, click.Command]]:
    found = []
    for name, (module, _) in COMMANDS.items():
        command = import_module(module).COMMANDS[name]
        inner = command.commands if isinstance(command, click.Group) else {"": command}
        found += [(f"{name} {sub}".strip(), one) for sub, one in inner.items()]
    return found


@pytest.mark.parametrize("name", list(COMMANDS))
def test_help_is_in_both_languages(name: str) -> None:
    """The list of commands says what each does, in English and Chinese."""
    said = COMMANDS[name][1]

    assert said.isascii() is False
    assert said.partition(". ")[0].isascii()


@pytest.mark.parametrize(("name", "command"), _all(), ids=[name for name, _ in _all()])
def test_every_command_has_one_example(name: str, command: click.Command) -> None:
    """Its help ends in an example that calls it."""
    assert (command.epilog or "").startswith(f"Example: catalogue {name}")
    assert (command.epilog or "").count("Example:") == 1
    shown = call(*name.split(), "--help")
    assert shown.exit_code == 0
    assert "Example: catalogue" in shown.stdout


def test_the_list_of_commands() -> None:
    """`--help` lists every command."""
    shown = CliRunner().invoke(main, ["--help"]).stdout

    assert all(f"\n  {name} " in shown for name in COMMANDS)


@pytest.mark.parametrize("arguments", [["nonsense"], ["check", "--nonsense"], ["check", "--format", "xml"], ["show"]])
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    """And says nothing on standard output."""
    done = call(*arguments)

    assert (done.exit_code, done.stdout) == (2, "")


@pytest.mark.parametrize("rule", list(RULES))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_explain(rule: str, lang: str) -> None:
    """Every rule can be explained in both languages, its id in either case."""
    done = call("explain", rule.lower(), lang=lang)

    assert done.exit_code == 0
    said = RULES[rule].title.zh if lang == "zh" else RULES[rule].title.en
    assert done.stdout.startswith(f"{rule} {said} [")


def test_explain_knows_no_such_rule() -> None:
    """One line, code 2."""
    done = call("explain", "Z99")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "error: there is no rule Z99; `catalogue rules` lists all.\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rules(lang: str) -> None:
    """One line a rule, group by group."""
    lines = call("rules", lang=lang).stdout.splitlines()

    assert [line[:3] for line in lines] == sorted(RULES, key=lambda rule: (list(GROUPS).index(rule[0]), rule))


def test_schema(tmp_path: Path) -> None:
    """The schemas of the model and of what is published, one a file."""
    written = schemas() | contract_schemas()
    done = call("schema", "--out", tmp_path / "s")

    assert (done.exit_code, done.stderr) == (0, f"{len(written)} schemas written to {tmp_path}/s\n")
    assert {p.name: json.loads(p.read_text(encoding="utf-8")) for p in (tmp_path / "s").iterdir()} == written


def test_show(run: Run) -> None:
    """The item in words, in the language asked for, inherited values among them."""
    shown = dict(line.split("\t", 1) for line in run("show", _CODE, "--language", "en").stdout.splitlines())

    assert shown["time_limit.promised"] == "10 working days"
    assert shown["time_limit.statutory"] == "30 working days"
    assert dict(w.split("\t", 1) for w in run("show", _CODE).stdout.splitlines())["time_limit.promised"] == "10个工作日"


def test_show_provenance(run: Run) -> None:
    """File and line of every value."""
    shown = dict(line.split("\t") for line in run("show", _CODE, "--provenance").stdout.splitlines())

    assert shown["time_limit.promised"] == f"{ITEM}:16"
    assert shown["type"] == f"{STANDARD}:6"


def test_show_json(run: Run) -> None:
    """The record of the JSON export."""
    shown = json.loads(run("show", _CODE, "--format", "json").stdout)

    assert shown["code"] == _CODE
    assert shown["item"]["time_limit"]["promised"] == {"value": 10, "unit": "working-day"}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("990702", "error: there is no item with the code 990702; did you mean 11990100000000000J3990702001000, 990702001000?\n"),
        ("x", "error: there is no item with the code x.\n"),
    ],
)  # fmt: skip
def test_show_knows_no_such_item(run: Run, code: str, said: str) -> None:
    """Code 2, and codes that hold it."""
    done = run("show", code)

    assert (done.exit_code, done.stdout, done.stderr) == (2, "", said)


def test_show_a_broken_item(run: Run, change) -> None:
    """Code 1, and what is wrong beside the output."""
    change("handling: promised", "handling: quick")

    done = run("show", _CODE, "--format", "json")

    assert (done.exit_code, done.stdout) == (1, "")
    assert ": error S04 handling: " in done.stderr


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ([], [_CODE, "990702001000"]),
        (["--kind", "standard"], ["990702001000"]),
        (["--body", BODY], [_CODE]),
        (["--body", BODY, "--kind", "standard"], []),
    ],
)
def test_list(run: Run, options: list[str], codes: list[str]) -> None:
    """The same items as text and as JSON; none ends with 3."""
    told, read = run("list", *options), run("list", *options, "--format", "json")

    assert [line.split("\t")[0] for line in told.stdout.splitlines()] == codes
    assert [item["code"] for item in json.loads(read.stdout)] == codes
    assert told.exit_code == read.exit_code == (0 if codes else 3)


def test_list_says_where_an_item_stands(run: Run) -> None:
    """Code, status, name and file, by tabs."""
    assert run("list", "--kind", "standard").stdout == f"990702001000\tin-force\t教师资格认定（示例）\t{STANDARD}\n"


def test_export_json(run: Run, town: Path) -> None:
    """A record an item."""
    done = run("export", "json", "--out", town / "api")

    assert (done.exit_code, done.stdout) == (0, "")
    records = [json.loads(p.read_text(encoding="utf-8")) for p in (town / "api").rglob("*.json")]
    assert {r["code"] for r in records if "code" in r} == {_CODE, "990702001000"}


def test_export_refuses_errors(run: Run, change, town: Path) -> None:
    """With an error nothing is written, and an older export stays as it was."""
    run("export", "json", "--out", town / "api")
    before = {p: p.read_bytes() for p in (town / "api").rglob("*.json")}
    change("promised: {value: 10", "promised: {value: 40")

    assert run("export", "json", "--out", town / "api").exit_code == 1
    assert {p: p.read_bytes() for p in (town / "api").rglob("*.json")} == before


@pytest.mark.parametrize("command", [["list", "--format", "json"], ["show", _CODE, "--format", "json"]])
def test_broken_settings_leave_standard_output_empty(run: Run, town: Path, command: list[str]) -> None:
    """What is wrong is told beside it, so that `| jq` never reads prose."""
    (town / "items/catalogue.yaml").write_text("title: x\n", encoding="utf-8")

    done = run(*command)

    assert (done.exit_code, done.stdout) == (1, "")
    assert "catalogue.yaml:1:1: error S02 " in done.stderr
