"""Data goes one way through the library, and so do its imports."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]
_LINE = ("findings", "model", "source", "resolve", "cases", "rules", "display", "exports")
_ALLOWED: dict[str, frozenset[str]] = {
    **{package: frozenset(_LINE[:place]) for place, package in enumerate(_LINE)},
    **dict.fromkeys(("importers", "history", "audit", "reports", "web"), frozenset(_LINE)),
    # What people read must not depend on what is wrong with it.
    "display": frozenset(_LINE[: _LINE.index("display")]) - {"rules"},
}
_ABOVE_THE_LIBRARY = frozenset({"cli", "click"})
_TALKS_OR_EXITS = frozenset({"print", "exit", "quit"})


def _violations(root: Path) -> Iterator[str]:
    """Yield a line for each import or call in `root`/catalogue that breaks the one-way order."""
    for file in sorted((root / "catalogue").rglob("*.py")):
        path = file.relative_to(root)
        tree = ast.parse(file.read_bytes())
        for line, said in sorted({*_wrong_imports(tree, path), *_wrong_calls(tree)}):
            yield f"{path.as_posix()}:{line}: {said}"


def _wrong_imports(tree: ast.Module, path: Path) -> Iterator[tuple[int, str]]:
    package = path.parts[1].removesuffix(".py")
    if package not in _ALLOWED and package != "__init__":
        yield 1, f"{package} has no place in the order; give it one in tests/test_layers.py"
    for line, module in _imports(tree, path):
        top, _, rest = module.partition(".")
        target = rest.split(".")[0]
        if top in _ABOVE_THE_LIBRARY:
            yield line, f"the library imports {top}"
        elif top == "catalogue" and package in _ALLOWED and target not in {package, *_ALLOWED[package]}:
            yield line, f"{package} imports {target or 'the whole catalogue'}"


def _imports(tree: ast.Module, path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the absolute name of every module, or member of one, that a file imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            here = path.parent.parts[: len(path.parent.parts) - node.level + 1] if node.level else ()
            module = ".".join((*here, *filter(None, [node.module])))
            # A dunder such as __version__ belongs to no layer.
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names if alias.name[:2] != "__")


def _wrong_calls(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (called := ast.unparse(node.func)) in {*_TALKS_OR_EXITS, "sys.exit"}:
            yield node.lineno, f"the library calls {called}()"


def test_imports_go_one_way() -> None:
    """No module of the library imports from what stands after it, prints or exits."""
    assert list(_violations(_ROOT)) == []


@pytest.mark.parametrize(
    ("path", "code", "expected"),
    [
        ("model/item.py", "from catalogue.findings import Finding", []),
        ("exports/csv.py", "import catalogue.display.money, json", []),
        ("web/pages.py", "from ..exports import feed\nfrom . import parts", []),
        ("rules/fee.py", "from catalogue import __version__, resolve", []),
        ("model/item.py", "from catalogue import rules", ["1: model imports rules"]),
        ("model/item.py", "from ..source import read", ["1: model imports source"]),
        ("model/parts/a.py", "from ...web import b", ["1: model imports web"]),
        ("model/item.py", "import catalogue", ["1: model imports the whole catalogue"]),
        ("source/read.py", "def f():\n    import catalogue.resolve.graph", ["2: source imports resolve"]),
        ("display/money.py", "from catalogue.rules import fee", ["1: display imports rules"]),
        ("audit/run.py", "from catalogue.history import log", ["1: audit imports history"]),
        ("exports/csv.py", "import click\nfrom cli.main import x", [
            "1: the library imports click",
            "2: the library imports cli",
        ]),
        ("web/pages.py", "import sys\nprint(1)\nsys.exit(1)", [
            "2: the library calls print()",
            "3: the library calls sys.exit()",
        ]),
        ("utils/a.py", "", ["1: utils has no place in the order; give it one in tests/test_layers.py"]),
    ],
)  # fmt: skip
def test_violations_are_seen(tmp_path: Path, path: str, code: str, expected: list[str]) -> None:
    """Every way of breaking the order is found, in a tree made for it."""
    file = tmp_path / "catalogue" / path
    file.parent.mkdir(parents=True)
    file.write_text(code, encoding="utf-8")

    assert list(_violations(tmp_path)) == [f"catalogue/{path}:{said}" for said in expected]


@pytest.mark.skipif(not (_ROOT / "cli").is_dir(), reason="cli does not exist yet")
@pytest.mark.parametrize("command", ["pass", "sys.argv[1:] = ['--help']; cli.main()"], ids=["import", "help"])
def test_cli_starts_light(command: str) -> None:
    """Neither importing the command line nor asking it for help loads what only the work needs."""
    heavy = {"jinja2", "jsonschema", "mkdocs", "openpyxl", "pydantic", "ruamel.yaml", "yaml", "yaml12"}
    code = f"""
import sys, cli
try:
    {command}
except SystemExit as done:
    assert not done.code, done.code
sys.stderr.write(" ".join(sorted({heavy!r} & set(sys.modules))))
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, capture_output=True, text=True, check=False)

    assert (run.returncode, run.stderr) == (0, "")
