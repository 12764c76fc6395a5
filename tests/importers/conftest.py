"""A made-up table of a town that numbers its items plainly, its map, and a few rows in the shape of Guangdong's."""

import json
from pathlib import Path
from typing import Any

import pytest

from catalogue.importers import Mapping, Report, import_table, load_map

MAP = r"""
title: Town register
absent: ["", n/a, "-"]
files: {area: District, body: Office}
constants: {kind: implementation, fees: {none: free by by-law}}
columns:
  No: {to: code}
  Title: {to: name}
  Kind: {to: type, words: {licence: administrative-licence, service: public-service}}
  Office: {to: body}
  District: {ignore: it is in the register of bodies}
  Who: {to: audience, split: "[|]", words: {people: person, firms: enterprise}}
  Takes:
    to: time_limit.promised
    patterns:
      - {match: '([0-9]+) ?d', gives: {value: "#1", unit: working-day}}
      - {match: at once, gives: immediate}
  Bring: {to: materials, split: ";", register_in: materials}
  Where: {to: channels.windows, rows: window, register_in: halls}
  Call:
    to: contacts.consultation
    rows: line
    split: "/"
    patterns: [{match: '([-0-9]{3,})(?: x([0-9]+))?', gives: {phone: $1, extension: $2}}]
  Remark: {to: notes, only_if: {Kind: [service, licence]}}
  Code2: {same_as: No}
registers:
  areas:
    key: District
    fields: {name: {column: District}, level: {column: Kind, words: {licence: city, service: city}}}
  bodies:
    key: Office
    fields:
      name: {column: OfficeName}
      area: {column: District}
      level: {column: Kind, words: {licence: city, service: city}}
  halls:
    prefix: hall
    fields: {area: {column: District}, address: {column: Where}}
  materials:
    prefix: doc
    aliases: {ID: id-card, identity card: id-card}
    entries: {id-card: {name: Identity card, kind: credential}}
    classify: [{match: '[Ff]orm$', set: {kind: form}}]
catalogue:
  title: Town
  languages: [en]
  base_url: https://town.example.org/
  publisher: {name: Town hall}
  codes: {scheme: plain}
"""

HEADING = [
    "No",
    "Title",
    "Kind",
    "Office",
    "OfficeName",
    "District",
    "Who",
    "Takes",
    "Bring",
    "Where",
    "Call",
    "Remark",
]
ROWS = [
    ["A-1", "Dog licence", "licence", "pets", "Pets office", "t1", "people", "5 d", "ID;Dog form", "Hall 1", "555-1 x2", ""],
    ["A-2", "Dog tag", "service", "pets", "Pets office", "t1", "people|firms", "at once", "identity card", "-", "555-1", "=A1"],
]  # fmt: skip


class Town:
    """The town's table, its map and its catalogue, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.into = folder / "town"
        (folder / "town.yaml").write_text(MAP, encoding="utf-8")

    def mapping(self) -> tuple[str, Mapping]:
        """Load the map."""
        loaded = load_map(str(self.folder / "town.yaml"))
        assert isinstance(loaded, tuple)
        return loaded

    def table(self, rows: list[list[str]], heading: list[str] = HEADING) -> Path:
        """Write rows as JSON Lines."""
        file = self.folder / "table.jsonl"
        lines = (json.dumps(dict(zip(heading, row, strict=True)), ensure_ascii=False) for row in rows)
        file.write_text("\n".join(lines), encoding="utf-8")
        return file

    def run(self, table: Path) -> Report:
        """Import a table."""
        report = import_table(table, *self.mapping(), self.into)
        assert isinstance(report, Report)
        return report

    def files(self) -> dict[str, str]:
        """Return the text of every file of the catalogue."""
        files = (p for p in self.into.rglob("*") if p.is_file())
        return {p.relative_to(self.into).as_posix(): p.read_text(encoding="utf-8") for p in files}

    def changed(self, **cells: str) -> list[list[str]]:
        """Return the rows with cells of the first changed."""
        return [[cells.get(name, value) for name, value in zip(HEADING, ROWS[0], strict=True)], *ROWS[1:]]


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """Give a town."""
    return Town(tmp_path)


def guangdong_row(code: str, **cells: Any) -> dict[str, Any]:
    """Make a row in the shape of the guides of Guangdong, consistent with its code."""
    province = code[18] == "2"
    level = "省级" if province else "市级"
    return {
        "TASK_CODE": code,
        "ORGCODE": code[8:17],
        "TASK_TYPE": code[21:23],
        "TASK_TYPE_TEXT": "行政许可",
        "matter_type": "行政许可",
        "LIMIT_SCENE_NUM": "0",
        "visit_number": "0",
        "TASK_STATE": None,
        "CATAID": code[19:31],
        "CATANAME": "律师执业许可",
        "parentCatalogName": "律师执业许可",
        "parentCatalogId": code[19:28] + "00Y",
        "TASK_NAME": "律师执业许可",
        "subTaskName": None,
        "subCatalogName": "律师执业许可",
        "matter_name": "律师执业许可",
        "matter_short": "无",
        "matter_daily": "做律师，办律师证",
        "matter_code": "无",
        "DEPT_NAME": "广东省司法厅" if province else "广州市司法局",
        "AREACODE": "440000" if province else "440100",
        "AREA_CODE_TEXT": "广东省" if province else "广东省广州市",
        "matter_level": level,
        "district": level,
        "URL": "https://example.org/apply?id=1",
        "ONLINECHECK": "1",
        "bear_paltform": "广东律师管理系统",
        "courier_service": "是",
        "online_book": "是",
        "online_book_addr": "无",
        "handle_location": "办理地点：政民路51号",
        "handle_time": "30(工作日)",
        "handle_time_limit": "20(工作日)",
        "accept_standard": "品行良好。",
        "consult_phone": "020-86350597",
        "complain_phone": "020-83130240",
        "co_department": "无",
        "theme_category": ["司法公证"],
        "service_object_name": ["自然人"],
        "material_intro": ["居民身份证", "专职律师执业许可申请表格"],
        **cells,
    }
