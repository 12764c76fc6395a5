"""What several bodies share becomes a standard; laid over it, what each writes gives its own values again."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.importers import Entry, Reason, Report, import_table, load_map
from catalogue.importers.standards import differential
from catalogue.resolve import Resolved, Resolver, merge
from catalogue.source import Catalogue, open_catalogue

from .conftest import guangdong_row

_PROVINCE = "1144000000694016742440109002001"
_CITY = "11440100007483180K3440109002001"
_ALONE = "11440100007483180K3440109003000"


def _import(folder: Path, rows: list[dict[str, Any]]) -> tuple[Report, Catalogue]:
    table = folder / "items.jsonl"
    table.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows), encoding="utf-8")
    loaded = load_map("guangdong-2021")
    assert isinstance(loaded, tuple)
    report = import_table(table, *loaded, folder / "gd")
    catalogue = open_catalogue(folder / "gd")
    assert isinstance(report, Report)
    assert isinstance(catalogue, Catalogue)
    assert catalogue.findings == ()
    return report, catalogue


def _resolved(catalogue: Catalogue, code: str) -> Resolved:
    file = catalogue.file_of(code)
    assert file is not None
    resolved = Resolver(catalogue).resolve(file)
    assert isinstance(resolved, Resolved)
    return resolved


class TestGuangdong:
    """Rows in the shape of the province's guides."""

    def test_makes_standards_of_shared_codes(self, tmp_path: Path) -> None:
        """The province's values stand in the standard; the city writes what differs, also where it may not."""
        report, catalogue = _import(
            tmp_path,
            [
                guangdong_row(_PROVINCE),
                guangdong_row(
                    _CITY,
                    handle_time="30(自然日)",
                    handle_time_limit="25(工作日)",
                    accept_standard="品行良好，有其他材料。",
                    material_intro=["居民身份证", "照片"],
                ),
                guangdong_row(_ALONE, handle_time="无"),
            ],
        )
        read = {r.file: r.chain[0].data for r in map(Resolver(catalogue).resolve, catalogue.item_files())}  # type: ignore[union-attr]

        assert (report.items, report.standards, report.entries) == (3, 1, [])
        standard, city = (
            next(d for f, d in read.items() if f.startswith(p))
            for p in ("standards/", f"services/440100/{_CITY[:18]}/{_CITY}")
        )
        form = standard["materials"][1]["id"]
        photo = city["materials"][0]["id"]
        assert standard == {
            "kind": "standard",
            "code": "440109002001",
            "name": "律师执业许可",
            "type": "administrative-licence",
            "level": ["province", "city"],
            "audience": ["person"],
            "conditions": [{"id": "condition-1", "text": "品行良好。"}],
            "materials": [{"id": "id-card"}, {"id": form}],
            "time_limit": {"statutory": {"value": 30, "unit": "working-day"}},
        }
        assert city == {
            "kind": "implementation",
            "code": _CITY,
            "implements": "440109002001",
            "everyday_names": ["做律师", "办律师证"],
            "themes": ["legal"],
            "body": "11440100007483180K",
            "conditions": [{"id": "condition-1", "text": "品行良好，有其他材料。"}],
            "materials": [{"id": photo}, {"id": form, "drop": True}],
            "time_limit": {
                "statutory": {"value": 30, "unit": "calendar-day"},
                "promised": {"value": 25, "unit": "working-day"},
            },
            "visits": {"count": 0},
            "channels": {
                "windows": [{"id": "place-1", "place": "政民路51号"}],
                "online": {"depth": "full", "url": "https://example.org/apply?id=1", "note": "广东律师管理系统"},
                "post": {"results": True},
                "appointment": {"note": "支持网上预约"},
            },
            "contacts": {
                "consultation": [{"id": "phone-1", "phone": "020-86350597"}],
                "complaint": [{"id": "phone-1", "phone": "020-83130240"}],
            },
            "extra": {"main-item-code": "44010900200Y"},
        }  # fmt: skip
        alone = _resolved(catalogue, _ALONE)
        assert alone.item.implements is None
        assert alone.data["time_limit"] == {"promised": {"value": 20, "unit": "working-day"}}

    def test_keeps_the_faults_of_the_data(self, tmp_path: Path) -> None:
        """Nothing is mended: no visit though nothing is online, one number for all, a number that is none."""
        report, catalogue = _import(
            tmp_path,
            [
                guangdong_row(
                    _ALONE,
                    ONLINECHECK="0",
                    URL=None,
                    courier_service="不支持",
                    online_book="否",
                    consult_phone="020--38819922、0000swjw",
                    complain_phone="020--38819922",
                    accept_standard="无条件受理",
                    material_intro="无",
                    handle_location="无线下办理窗口",
                )
            ],
        )
        data = _resolved(catalogue, _ALONE).data

        assert report.entries == []
        assert data["visits"] == {"count": 0}
        assert "channels" not in data
        assert data["extra"] == {"main-item-code": "44010900300Y", "platform": "广东律师管理系统"}
        assert data["conditions"] == {"none": "无条件受理"}
        assert [r["phone"] for r in data["contacts"]["consultation"]] == ["020--38819922", "0000swjw"]
        assert [r["phone"] for r in data["contacts"]["complaint"]] == ["020--38819922"]

    @pytest.mark.parametrize(
        ("cells", "column", "value", "reason"),
        [
            ({"CATAID": "440109009000"}, "CATAID", "440109009000", Reason.NOT_SAME),
            ({"ORGCODE": "999999999"}, "ORGCODE", "999999999", Reason.NOT_SAME),
            ({"TASK_STATE": "1"}, "TASK_STATE", "1", Reason.NO_COLUMN),
            ({"ONLINECHECK": "2"}, "ONLINECHECK", "2", Reason.NO_WORD),
            ({"visit_number": "4", "LIMIT_SCENE_NUM": "3"}, "LIMIT_SCENE_NUM", "3", Reason.NOT_SAME),
            ({"DEPT_NAME": "广州市律师局"}, "DEPT_NAME", "广州市律师局", Reason.DIFFERS),
            ({"consult_phone": "受理时间：周一至周五"}, "consult_phone", "受理时间：周一至周五", Reason.NO_PATTERN),
            ({"URL": "登录网站"}, "URL", "登录网站", Reason.NOT_VALID),
        ],
    )
    def test_reports_what_it_cannot_place(
        self, tmp_path: Path, cells: dict[str, str], column: str, value: str, reason: Reason
    ) -> None:
        """A cell that says something unheard of is reported, and the rest of its row imported."""
        report, _ = _import(tmp_path, [guangdong_row(_ALONE), guangdong_row(_CITY, **cells)])

        assert report.items == 2
        assert report.entries == [Entry(2, column, value, reason)]


_WORDS = st.sampled_from(["甲", "乙", "丙"])
_ITEMS = st.fixed_dictionaries(
    {"name": _WORDS},
    optional={
        "audience": st.lists(st.sampled_from(["person", "enterprise"]), min_size=1),
        "conditions": st.dictionaries(st.sampled_from("abc"), _WORDS, min_size=1).map(
            lambda d: [{"id": k, "text": v} for k, v in d.items()]
        ),
        "time_limit": st.fixed_dictionaries({"note": _WORDS}, optional={"promised": st.just("immediate")}),
    },
)


@given(_ITEMS, _ITEMS)
def test_a_differential_gives_the_child_again(parent: dict, child: dict) -> None:
    """Laid over the parent it gives all that the child says, and nothing of a list that the child does not list."""
    made = merge(parent, differential(parent, child))

    for key, value in child.items():
        if key == "conditions":
            assert sorted(made[key], key=lambda r: r["id"]) == sorted(value, key=lambda r: r["id"])
        elif key == "time_limit":
            assert made[key] == {**parent.get(key, {}), **value}
        else:
            assert made[key] == value


def test_rows_in_another_order_leave_nothing_to_write() -> None:
    above = {"materials": [{"id": "a"}, {"id": "b"}]}

    assert differential(above, {"materials": [{"id": "b"}, {"id": "a"}]}) == {}
