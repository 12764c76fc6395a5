"""`catalogue init`: valid and ready to publish from the first minute, and so are the CI files it writes."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from catalogue.source.exact import read_exact
from cli import COMMANDS
from tests.cli.conftest import call

_CODES = ["cn", "plain"]


def _yaml(file: Path) -> Any:
    return YAML(typ="safe", pure=True).load(file)


def _item(file: Path) -> Any:
    exact = read_exact(file.read_text(encoding="utf-8"))
    assert exact.root, exact.refusals
    return exact.root.value


@pytest.mark.parametrize("codes", _CODES)
def test_check_is_clean_and_publish_works(tmp_path: Path, codes: str) -> None:
    """No finding of any weight, and a page for every language."""
    folder = tmp_path / "new"

    made = call("init", folder, "--codes", codes)

    assert (made.exit_code, made.stdout) == (0, "")
    checked = call("-C", folder, "check")
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert checked.stderr.endswith(" files checked: 0 error, 0 warning, 0 advice.\n")
    assert call("-C", folder, "publish", "--out", folder / "public").exit_code == 0
    assert (folder / "public/index.html").is_file()
    assert "public/\n" in (folder / ".gitignore").read_text()


@pytest.mark.parametrize("codes", _CODES)
@pytest.mark.parametrize(
    "title", ['The "best" catalogue: 50 % #1', "It's \\n ours", "某市“政务”服务事项", "- x", "@TITLE@", "{a: b}"]
)
def test_titles_are_text(tmp_path: Path, codes: str, title: str) -> None:
    """Quotes, backslashes and YAML's signs in a title are kept as they are."""
    call("init", tmp_path / "new", "--codes", codes, "--title", title)

    said = _yaml(tmp_path / "new/items/catalogue.yaml")["title"]

    assert (said if codes == "plain" else said["zh-Hans"]) == title
    assert call("-C", tmp_path / "new", "check").exit_code == 0
    assert (tmp_path / "new/README.md").read_text(encoding="utf-8").startswith(f"# {title}\n")


def test_refuses_a_folder_with_something_in_it(tmp_path: Path) -> None:
    """Nothing is overwritten."""
    (tmp_path / "mine.txt").write_text("mine")

    done = call("init", tmp_path)

    assert (done.exit_code, done.stderr) == (2, f"error: {tmp_path} is not empty; name a new folder.\n")
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("codes", _CODES)
def test_every_file_names_its_schema(new: dict[str, Path], codes: str) -> None:
    """The first line leads an editor to a schema that is there and accepts the file."""
    named = set()
    for file in (new[codes] / "items").rglob("*.yaml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        schema = (file.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()
        jsonschema.validate(_item(file), json.loads(schema.read_text(encoding="utf-8")))
        named.add(schema.name)

    assert {"catalogue.schema.json", "item.schema.json", "register-bodies.schema.json"} <= named


def _commands(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield every command of the CI files that is ours, and the file it stands in."""
    jobs = _yaml(folder / ".github/workflows/catalogue.yaml")["jobs"]
    lines = [("github", s["run"]) for job in jobs.values() for s in job["steps"] if "run" in s]
    lines += [("gitlab", line) for line in _yaml(folder / ".gitlab-ci.yml")["check"]["script"]]
    hooks = [hook for repo in _yaml(folder / ".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]]
    lines += [("pre-commit", hook["entry"]) for hook in hooks]
    for where, line in lines:
        for part in line.splitlines():
            if part.startswith("catalogue "):
                yield where, part


def _shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line as CI does, with the command that is installed beside this Python."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    return subprocess.run(["sh", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("codes", _CODES)
def test_commands_of_ci_work(new: dict[str, Path], tmp_path: Path, codes: str) -> None:
    """Each is run as CI runs it, in a catalogue as `init` made it."""
    folder = tmp_path / "new"
    made = call("init", folder, "--codes", codes)
    ran = []
    for where, line in _commands(folder):
        done = _shell(line, folder)
        assert (where, line, done.returncode, done.stdout) == (where, line, 0, ""), done.stderr
        ran.append((where, shlex.split(line)[1]))

    assert made.exit_code == 0
    assert set(ran) == {
        ("github", "check"),
        ("github", "publish"),
        ("gitlab", "check"),
        ("gitlab", "publish"),
        ("pre-commit", "check"),
    }
    assert (folder / "public/index.html").is_file()
    _gitlab_reports(folder)


def _gitlab_reports(folder: Path) -> None:
    """What the job keeps is there after its commands."""
    artifacts = _yaml(folder / ".gitlab-ci.yml")["check"]["artifacts"]
    for path in (*artifacts["paths"], *artifacts.get("reports", {}).values()):
        assert (folder / path).exists()


@pytest.mark.parametrize(
    ("file", "schema"),
    [(".github/workflows/catalogue.yaml", "github-workflows"), (".gitlab-ci.yml", "gitlab-ci")],
)
def test_ci_files_fit_their_schemas(new: dict[str, Path], file: str, schema: str) -> None:
    """The schemas that check-jsonschema ships accept them."""
    source = files("check_jsonschema") / f"builtin_schemas/vendor/{schema}.json"
    rules = json.loads(source.read_text(encoding="utf-8"))

    jsonschema.validate(_yaml(new["cn"] / file), rules, cls=jsonschema.Draft7Validator)


def test_a_faulty_item_stops_ci(town: Path, change) -> None:
    """The check of each CI file ends with 1 for an error."""
    change("promised: {value: 10", "promised: {value: 40")

    ended = {(where, _shell(line, town).returncode) for where, line in _commands(town) if "check" in line}

    assert ended == {("github", 1), ("gitlab", 0), ("gitlab", 1), ("pre-commit", 1)}
    (first, *_) = json.loads((town / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert first["location"]["path"].startswith("items/")


def test_the_readme_names_commands_that_exist(new: dict[str, Path]) -> None:
    """Every `catalogue …` line of the new README is a command."""
    lines = (new["cn"] / "README.md").read_text(encoding="utf-8").splitlines()
    named = {line.split()[1] for line in lines if line.startswith("    catalogue ")}

    assert named
    assert named <= set(COMMANDS)
