"""A sound catalogue of one standard and one implementation, and what is found when something is laid over an item."""

import datetime as dt
import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from ruamel.yaml import YAML

from catalogue.findings import Finding
from catalogue.rules import Options, check
from catalogue.source import Catalogue, open_catalogue

TODAY = dt.date(2026, 6, 1)
SOUND = Path(__file__).parent / "catalogue"
STANDARD = "standards/gz-justice/440709001001-sample.yaml"
IMPLEMENTATION = "services/440100/gz-justice/11440100007483180K3440709001001-sample.yaml"

Overlay = str | dict[str, Any]
Find = Callable[..., list[Finding]]


def load(text: str) -> Any:
    """Read YAML, null included."""
    return YAML(typ="safe", pure=True).load(text)


def lay(over: Any, base: Any) -> Any:
    """Lay an overlay over a base: maps key by key, anything else whole; null takes a key out."""
    if not isinstance(over, dict) or not isinstance(base, dict) or "none" in over:
        return over
    laid = dict(base)
    for key, value in over.items():
        if value is None:
            laid.pop(key, None)
        else:
            laid[key] = lay(value, laid.get(key))
    return laid


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound catalogue on disk, with the forms it names, and a second standard to implement."""
    root = tmp_path_factory.mktemp("sound") / "items"
    shutil.copytree(SOUND, root)
    (root / "files").mkdir(exist_ok=True)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as docx:
        docx.writestr("word/document.xml", "<document/>")
    (root / "files/form.docx").write_bytes(content.getvalue())
    (root / "files/form.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    (root / "files/empty.pdf").write_bytes(b"")
    (root / "files/text.pdf").write_bytes(b"not a pdf")
    parent = load((root / IMPLEMENTATION).read_text())
    parent |= {"kind": "standard", "code": "parent", "area": "440100"}
    parent = {k: v for k, v in parent.items() if k not in {"body", "effective_from"}}
    (root / "standards/gz-justice/parent-sample.yaml").write_bytes(orjson.dumps(parent))
    return root


@pytest.fixture
def root(sound: Path, tmp_path: Path) -> Path:
    """A copy of the sound catalogue that a test may change."""
    return Path(shutil.copytree(sound, tmp_path / "items"))


def findings(root: Path) -> list[Finding]:
    """Check a catalogue in one process without a cache."""
    catalogue = open_catalogue(root)
    assert isinstance(catalogue, Catalogue)
    return list(check(catalogue, Options(today=TODAY, jobs=1, cache=False)).findings)


@pytest.fixture
def find(root: Path) -> Find:
    """Lay an overlay over the implementation, or over the standard if it says `kind: standard`, and check."""

    def run(overlay: Overlay, *, rule: str = "") -> list[Finding]:
        over = load(overlay) if isinstance(overlay, str) else overlay
        file = STANDARD if over.get("kind") == "standard" else IMPLEMENTATION
        (root / file).write_bytes(orjson.dumps(lay(over, load((SOUND / file).read_text()))))
        return [f for f in findings(root) if f.file == file and rule in {"", f.rule}]

    return run


@pytest.fixture
def find_in(root: Path) -> Find:
    """Lay overlays over any files of the catalogue, check, and return the findings of one rule in any file."""

    def run(overlays: dict[str, str], *, rule: str) -> list[Finding]:
        for file, overlay in overlays.items():
            path = root / file
            base = load(path.read_text()) if path.exists() else {}
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(orjson.dumps(lay(load(overlay), base)))
        return [f for f in findings(root) if f.rule == rule]

    return run
