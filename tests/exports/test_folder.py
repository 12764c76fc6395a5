"""The export as a folder: what is in it, and that the same catalogue gives the same bytes."""

from pathlib import Path

import orjson

from catalogue.exports.folder import export_json
from tests.display.small import CATALOGUE


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_writes_items_index_manifest_and_schemas(tmp_path: Path) -> None:
    """One record an item; the manifest tells what changed without reading any."""
    count = export_json(CATALOGUE, tmp_path)
    files = _files(tmp_path)
    record, index, manifest = (orjson.loads(files[n]) for n in ("items/A1.json", "index.json", "manifest.json"))

    assert count == 1
    assert [row["code"] for row in index["items"]] == ["A1"]
    assert manifest == {"format": "service-manifest", "format_version": "1.0", "items": {"A1": record["digest"]}}
    assert {"schemas/export-item.schema.json", "schemas/export-index.schema.json"} <= set(files)


def test_the_same_catalogue_gives_the_same_bytes(tmp_path: Path) -> None:
    """In any number of processes, however often."""
    export_json(CATALOGUE, tmp_path / "one", jobs=1)
    export_json(CATALOGUE, tmp_path / "two", jobs=2)

    assert _files(tmp_path / "one") == _files(tmp_path / "two")


def test_text_is_utf_8_with_sorted_keys_and_a_final_newline(tmp_path: Path) -> None:
    """Two releases can be compared line by line."""
    export_json(CATALOGUE, tmp_path)
    content = (tmp_path / "items/A1.json").read_bytes()

    assert content.endswith(b"}\n")
    assert "对外劳务" in content.decode()
    assert list(orjson.loads(content)) == sorted(orjson.loads(content))
