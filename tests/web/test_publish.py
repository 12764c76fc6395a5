"""Publishing writes all of a site or nothing, and the same bytes each time."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import orjson
import pytest

from catalogue.exports.folder import export_json
from catalogue.findings import Finding, Severity
from catalogue.source import Catalogue, open_catalogue, spread
from catalogue.web import publish as module
from catalogue.web.publish import NotOurFolderError, Published, Refused, WritingError, publish
from tests.web.small import ITEM, STANDARD


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _beside(out: Path) -> list[str]:
    return sorted(p.name for p in out.parent.iterdir())


def test_everything_is_published(catalogue: Catalogue, tmp_path: Path) -> None:
    """Each item has a page in each language and a record; lists, forms, schemas and assets stand beside them."""
    out = tmp_path / "public"

    assert publish(catalogue, out) == Published(items=2, left_out=0, languages=2)
    files = set(_files(out))
    pages = {name for name in files if name.endswith(".html")}
    assert pages == {
        f"{home}{name}"
        for home in ("", "en/")
        for name in (
            "404.html",
            "index.html",
            "about/index.html",
            "accessibility/index.html",
            "bodies/index.html",
            "bodies/gz-education/index.html",
            f"items/{ITEM}/index.html",
            f"items/{STANDARD}/index.html",
            "platforms/index.html",
            "standards/index.html",
            "themes/index.html",
            "themes/education/index.html",
        )
    }
    assert {
        "api/v1/index.json",
        "api/v1/manifest.json",
        f"api/v1/items/{ITEM}.json",
        "api/v1/schemas/item.schema.json",
        "assets/site.css",
        "files/school-application.docx",
    } <= files


def test_a_second_run_gives_the_same_bytes(catalogue: Catalogue, root: Path, tmp_path: Path) -> None:
    """Neither the run, nor the number of processes, nor a warm cache shows in what is published."""
    publish(catalogue, tmp_path / "one")
    again = open_catalogue(root)
    assert isinstance(again, Catalogue)
    publish(again, tmp_path / "two", jobs=1)
    publish(again, tmp_path / "one")

    assert _files(tmp_path / "one") == _files(tmp_path / "two")


def test_processes_give_the_same_bytes_as_one(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pool of processes writes what one process writes."""
    publish(catalogue, tmp_path / "one", jobs=1)
    monkeypatch.setattr(spread, "_WORTH_A_POOL", 1)
    publish(catalogue, tmp_path / "two", jobs=2)

    assert _files(tmp_path / "one") == _files(tmp_path / "two")


def test_a_damaged_cache_is_built_anew(catalogue: Catalogue, root: Path, tmp_path: Path) -> None:
    """A frame that does not match its sum is not used."""
    publish(catalogue, tmp_path / "one")
    kept = root / ".catalogue-cache" / "frame.json"
    kept.write_bytes(kept.read_bytes().replace(b"skip", b"jump"))
    publish(catalogue, tmp_path / "two")

    assert _files(tmp_path / "one") == _files(tmp_path / "two")


def test_errors_stop_it(catalogue: Catalogue, tmp_path: Path) -> None:
    """Nothing is written while the check has errors."""
    error = Finding("S01", Severity.ERROR, catalogue.item_files()[0])

    assert publish(catalogue, tmp_path / "public", findings=[error]) == Refused((error,))
    assert _beside(tmp_path / "public") == ["items"]


def test_a_draft_shows_its_findings(catalogue: Catalogue, tmp_path: Path) -> None:
    """A draft is published with its errors, shows them on the item's page, and asks not to be indexed."""
    error = Finding("L01", Severity.ERROR, catalogue.item_files()[0], params={"code": "1"})
    publish(catalogue, tmp_path / "public", findings=[error], draft=True)
    page = (tmp_path / "public" / "en" / "items" / ITEM / "index.html").read_text()

    assert "L01" in page
    assert error.message("en") in page
    assert 'content="noindex"' in page
    assert "L01" not in (tmp_path / "public" / "items" / STANDARD / "index.html").read_text()
    assert "L01" in (tmp_path / "public" / "findings" / "index.html").read_text()


def test_a_broken_item_is_left_out_of_a_draft(root: Path, tmp_path: Path) -> None:
    """A file that cannot be read takes no other page with it."""
    (root / "services/440100/gz-education" / f"{ITEM}-school.yaml").write_text("kind: [")
    opened = open_catalogue(root)
    assert isinstance(opened, Catalogue)

    assert publish(opened, tmp_path / "public", draft=True) == Published(items=1, left_out=1, languages=2)


@pytest.mark.parametrize("made", ["file", "folder", "catalogue"])
def test_a_foreign_folder_is_left_alone(catalogue: Catalogue, tmp_path: Path, made: str) -> None:
    """A folder that holds anything but an earlier run's files is refused, and so is the catalogue itself."""
    out = catalogue.root if made == "catalogue" else tmp_path / "mine"
    if made == "file":
        out.write_text("mine")
    elif made == "folder":
        out.mkdir()
        (out / "thesis.txt").write_text("mine")
    before = _files(tmp_path)

    with pytest.raises(NotOurFolderError):
        publish(catalogue, out)
    assert _files(tmp_path) == before


def test_a_full_disk_leaves_the_old_site(catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When writing fails half-way the old folder stays whole and nothing is left beside it."""
    out = tmp_path / "public"
    publish(catalogue, out)
    before = _files(out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "x.html")

    monkeypatch.setattr(module, "write_shared", full)
    with pytest.raises(WritingError, match=r"^No space left on device: x\.html$"):
        publish(catalogue, out)
    assert _files(out) == before
    assert _beside(out) == ["items", "public"]


def test_a_killed_run_leaves_the_old_site(catalogue: Catalogue, root: Path, tmp_path: Path) -> None:
    """After kill -9 the old folder is whole, and the next run cleans up what is left."""
    out = tmp_path / "public"
    publish(catalogue, out)
    before = _files(out)
    code = f"""
import pathlib, time
from catalogue.source import open_catalogue
from catalogue.web import publish as module
module.write_shared = lambda *_: (pathlib.Path({str(tmp_path / "reached")!r}).touch(), time.sleep(60))
module.publish(open_catalogue(pathlib.Path({str(root)!r})), pathlib.Path({str(out)!r}))
"""
    with subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).parents[2]) as run:
        for _ in range(600):
            if (tmp_path / "reached").exists():
                break
            time.sleep(0.05)
        os.kill(run.pid, signal.SIGKILL)

    assert _files(out) == before
    assert len(_beside(out)) == len(["items", "public", "reached", "what the killed run wrote"])
    publish(catalogue, out)
    assert _beside(out) == ["items", "public", "reached"]
    assert orjson.loads((out / "api/v1/manifest.json").read_bytes())["items"].keys() == {ITEM, STANDARD}


def test_the_export_alone(catalogue: Catalogue, tmp_path: Path) -> None:
    """The export is the same with the site and without."""
    publish(catalogue, tmp_path / "public")
    export_json(catalogue, tmp_path / "api")
    export_json(catalogue, tmp_path / "api")

    assert _files(tmp_path / "api") == _files(tmp_path / "public" / "api" / "v1")


def test_the_export_is_what_its_schema_says(catalogue: Catalogue, tmp_path: Path) -> None:
    """Index and records are valid against the schemas beside them."""
    export_json(catalogue, tmp_path / "api")
    files = {name: orjson.loads(content) for name, content in _files(tmp_path / "api").items()}
    for name, schema in (("index.json", "export-index"), (f"items/{ITEM}.json", "export-item")):
        jsonschema.validate(files[name], files[f"schemas/{schema}.schema.json"])

    assert files["manifest.json"]["items"] == {row["code"]: row["digest"] for row in files["index.json"]["items"]}
