"""Items inherit what they do not write, and every value knows the file and line it comes from."""

from pathlib import Path
from typing import Any

import orjson
import pytest

from catalogue.findings import Finding
from catalogue.resolve import Resolved, Resolver
from catalogue.source import Broken, Catalogue, open_catalogue

_SETTINGS = "title: 目录\nlanguages: [zh-Hans]\nbase_url: https://example.org/\npublisher: {name: 某市}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalogue without items."""
    (tmp_path / "catalogue.yaml").write_text(_SETTINGS, encoding="utf-8")
    (tmp_path / "standards").mkdir()
    return tmp_path.resolve()


def _write(root: Path, code: str, text: str) -> str:
    file = f"standards/{code}-x.yaml"
    (root / file).write_text(text, encoding="utf-8")
    return file


def _resolver(root: Path) -> Resolver:
    catalogue = open_catalogue(root)
    assert isinstance(catalogue, Catalogue)
    return Resolver(catalogue)


def _resolved(root: Path, *levels: dict[str, Any]) -> dict[str, Any]:
    """Write levels, each implementing the one before, and return what the last resolves to, without identities."""
    for number, values in enumerate(levels):
        kind = {"kind": "implementation", "implements": f"c{number - 1}"} if number else {"kind": "standard"}
        name = {} if number else {"name": "护照", "type": "public-service"}
        file = _write(root, f"c{number}", orjson.dumps({**kind, "code": f"c{number}", **name, **values}).decode())
    got = _resolver(root).resolve(file)
    assert isinstance(got, Resolved), got
    return {k: v for k, v in got.data.items() if k not in {"kind", "code", "implements", "name", "type"}}


_A, _B = {"id": "a", "form": "paper", "copies": 2}, {"id": "b", "form": "electronic"}
_DAYS = {"value": 20, "unit": "working-day"}

_LEVELS: list[tuple[str, list[dict[str, Any]], dict[str, Any]]] = [
    ("one level is itself", [{"notes": "一"}], {"notes": "一"}),
    ("what is not written is inherited", [{"notes": "一", "rights": "权利"}, {}], {"notes": "一", "rights": "权利"}),
    ("what is written replaces", [{"notes": "一"}, {"notes": "二"}], {"notes": "二"}),
    ("three levels", [{"notes": "一"}, {"notes": "二"}, {"rights": "权利"}], {"notes": "二", "rights": "权利"}),
    ("the nearest of five wins", [{"notes": str(n), "extra": {f"n{n}": n}} for n in range(5)], {"notes": "4", "extra": {"n4": 4}}),
    ("a value through five levels", [{"notes": "一"}, {}, {}, {}, {}], {"notes": "一"}),
    (
        "records merge key by key",
        [{"time_limit": {"statutory": _DAYS, "starts": "acceptance"}}, {"time_limit": {"promised": "immediate"}}],
        {"time_limit": {"statutory": _DAYS, "starts": "acceptance", "promised": "immediate"}},
    ),
    (
        "a limit is written whole",
        [{"time_limit": {"promised": _DAYS}}, {"time_limit": {"promised": {"value": 2, "unit": "hour"}}}],
        {"time_limit": {"promised": {"value": 2, "unit": "hour"}}},
    ),
    (
        "text by language is written whole",
        [{"notes": {"zh-Hans": "一", "en": "one"}}, {"notes": {"zh-Hans": "二"}}],
        {"notes": {"zh-Hans": "二"}},
    ),
    ("a list of words is written whole", [{"everyday_names": ["一", "二"]}, {"everyday_names": ["三"]}], {"everyday_names": ["三"]}),
    (
        "bases are written whole",
        [{"legal_basis": [{"law": "a"}, {"law": "b"}]}, {"legal_basis": [{"law": "c"}]}],
        {"legal_basis": [{"law": "c"}]},
    ),
    (
        "rows merge by id, wherever they stand",
        [{"materials": [_A, _B]}, {"materials": [{"id": "b", "copies": 1}, {"id": "a", "copies": 1}]}],
        {"materials": [_A | {"copies": 1}, _B | {"copies": 1}]},
    ),
    (
        "a new row comes last",
        [{"materials": [_A]}, {"materials": [{"id": "c", "form": "paper"}]}],
        {"materials": [_A, {"id": "c", "form": "paper"}]},
    ),
    ("a row is dropped", [{"materials": [_A, _B]}, {"materials": [{"id": "a", "drop": True}]}], {"materials": [_B]}),
    (
        "a dropped row may come back further down",
        [{"materials": [_A, _B]}, {"materials": [{"id": "a", "drop": True}]}, {"materials": [_A]}],
        {"materials": [_B, _A]},
    ),
    ("all rows dropped leave nothing", [{"materials": [_A]}, {"materials": [{"id": "a", "drop": True}]}], {}),
    (
        "rows within rows merge too",
        [
            {"situations": [{"id": "s", "question": "？", "answers": [{"id": "x", "label": "甲"}, {"id": "y", "label": "乙"}]}]},
            {"situations": [{"id": "s", "answers": [{"id": "y", "help": "提示"}, {"id": "z", "label": "丙"}]}]},
        ],
        {
            "situations": [
                {
                    "id": "s",
                    "question": "？",
                    "answers": [
                        {"id": "x", "label": "甲"},
                        {"id": "y", "label": "乙", "help": "提示"},
                        {"id": "z", "label": "丙"},
                    ],
                }
            ]
        },
    ),
    ("absence replaces rows", [{"materials": [_A]}, {"materials": {"none": "已取消"}}], {"materials": {"none": "已取消"}}),
    ("rows replace absence", [{"materials": {"none": "没有"}}, {"materials": [_A]}], {"materials": [_A]}),
    (
        "absence replaces a record",
        [{"quantity_limit": {"limit": 5, "text": "五个"}}, {"quantity_limit": {"none": "不再限制"}}],
        {"quantity_limit": {"none": "不再限制"}},
    ),
    (
        "a record replaces absence",
        [{"quantity_limit": {"none": "没有"}}, {"quantity_limit": {"text": "五个"}}],
        {"quantity_limit": {"text": "五个"}},
    ),
    (
        "dropping what the parent does not have drops nothing",
        [{}, {"contacts": {"review": [{"id": "a", "drop": True}, {"id": "b", "phone": "12345"}]}}],
        {"contacts": {"review": [{"id": "b", "phone": "12345"}]}},
    ),
    ("absence replaces absence", [{"fees": {"none": "一"}}, {"fees": {"none": "二"}}], {"fees": {"none": "二"}}),
    (
        "technical fields are not inherited",
        [
            {
                "local_codes": ["l"], "version": 3, "status": "suspended", "effective_from": "2025-01-01",
                "effective_until": "2030-01-01", "replaced_by": "c9", "reviewed_on": "2025-01-01",
                "former_slugs": ["old"], "waivers": [{"rule": "T02", "reason": "理由", "until": "2027-01-01"}],
            },
            {},
        ],
        {},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("levels", "expected"), [c[1:] for c in _LEVELS], ids=[c[0] for c in _LEVELS])
def test_levels_come_to_one_item(root: Path, levels: list[dict[str, Any]], expected: dict[str, Any]) -> None:
    assert _resolved(root, *levels) == expected


def _told(f: Finding) -> str:
    place = f"{f.file}:{f.span.line}:{f.span.column} {f.rule} {f.path}"
    return f"{place} {f.message('zh')}{f.remedy('zh')} / {f.message('en')} {f.remedy('en')}"


_WHOLE = "kind: standard\ncode: {0}\nname: 护照\ntype: public-service\n"
_CHILD = "kind: implementation\ncode: {0}\nimplements: {1}\n"
_NO_A = (
    "找不到编码为“a”的事项。核对编码；该事项的文件名须以编码开头。"
    " / There is no item with the code `a`. Look at the code; the file of that item must begin with it."
)
_ROUND = "改正 implements，使其指向上级事项。 / The chain leads back to itself: {0}. Let `implements` name the item of the level above."
_MEND = (
    "所实施的事项 {0} 有错误，无法继承。先改好那个文件。"
    " / The item {0} has errors, so nothing can be inherited from it. Mend that file first."
)


def _circle(chain: str) -> str:
    names = " → ".join(f"standards/{c}-x.yaml" for c in chain)
    return f"L02 implements 实施关系绕回了自己：{names}。{_ROUND.format(names)}"


_NO_CHAIN: list[tuple[str, dict[str, str], dict[str, str]]] = [
    ("no parent", {"b": _CHILD.format("b", "a")}, {"b": f"L01 implements {_NO_A}"}),
    (
        "a file of another code is no parent",
        {"b": _CHILD.format("b", "a"), "a": _WHOLE.format("aa")},
        {"b": f"L01 implements {_NO_A}"},
    ),
    ("itself", {"a": _CHILD.format("a", "a")}, {"a": _circle("aa")}),
    (
        "a circle of two",
        {"a": _CHILD.format("a", "b"), "b": _CHILD.format("b", "a")},
        {"a": _circle("aba"), "b": _circle("bab")},
    ),
    (
        "a circle of three, and one that leads into it",
        {
            "a": _CHILD.format("a", "b"),
            "b": _CHILD.format("b", "c"),
            "c": _CHILD.format("c", "a"),
            "d": _CHILD.format("d", "b"),
        },
        {
            "a": _circle("abca"),
            "b": _circle("bcab"),
            "c": _circle("cabc"),
            "d": f"L03 implements {_MEND.format('standards/b-x.yaml')}",
        },
    ),
    (
        "a parent that cannot be read",
        {"b": _CHILD.format("b", "a"), "a": "a: [\n"},
        {"b": f"L03 implements {_MEND.format('standards/a-x.yaml')}"},
    ),
    (
        "a parent whose values do not fit",
        {"b": _CHILD.format("b", "a"), "a": _WHOLE.format("a") + "version: 1\nnotes: 5\n"},
        {"b": f"L03 implements {_MEND.format('standards/a-x.yaml')}"},
    ),
    (
        "a parent whose parent cannot be read",
        {"c": _CHILD.format("c", "b"), "b": _CHILD.format("b", "a"), "a": "a: [\n"},
        {
            "c": f"L03 implements {_MEND.format('standards/b-x.yaml')}",
            "b": f"L03 implements {_MEND.format('standards/a-x.yaml')}",
        },
    ),
]


@pytest.mark.parametrize(("files", "expected"), [c[1:] for c in _NO_CHAIN], ids=[c[0] for c in _NO_CHAIN])
@pytest.mark.parametrize("order", [1, -1], ids=["in order", "in reverse"])
def test_a_chain_that_leads_nowhere_is_told(
    root: Path, files: dict[str, str], expected: dict[str, str], order: int
) -> None:
    """The same words for the same files, whichever is looked at first."""
    paths = {code: _write(root, code, text) for code, text in files.items()}
    resolver = _resolver(root)
    got = {code: resolver.resolve(paths[code]) for code in sorted(expected)[::order]}

    told = {code: [_told(f) for f in broken.findings] for code, broken in got.items() if isinstance(broken, Broken)}
    assert told == {c: [f"standards/{c}-x.yaml:3:13 {said}"] for c, said in expected.items()}


def test_a_misfit_in_a_child_is_told_in_the_child(root: Path) -> None:
    """The parent is sound; its editor has nothing to do."""
    _write(root, "a", _WHOLE.format("a") + "materials:\n  - {id: lease, form: paper}\n")
    file = _write(root, "b", _CHILD.format("b", "a") + "materials:\n  - {id: lease, copies: 二}\n")

    got = _resolver(root).resolve(file)

    assert isinstance(got, Broken)
    assert [(f.file, f.rule, f.path, f.span.line) for f in got.findings] == [
        ("standards/b-x.yaml", "S03", "materials[lease].copies", 5)
    ]


def test_what_a_child_writes_by_half_is_the_child_s(root: Path) -> None:
    """A limit is written whole, so its unit is not the parent's, and the parent is not to blame."""
    _write(root, "a", _WHOLE.format("a") + "time_limit: {promised: {value: 9, unit: month}}\n")
    file = _write(root, "b", _CHILD.format("b", "a") + "time_limit: {promised: {value: 5}}\n")

    got = _resolver(root).resolve(file)

    assert isinstance(got, Broken)
    assert [(f.file, f.rule, f.path) for f in got.findings] == [
        ("standards/b-x.yaml", "S02", "time_limit.promised.unit")
    ]


@pytest.mark.parametrize("materials", ["5", "[5]", "[[a]]", "[{id: 5}]", "[{id: [a]}]", "{id: a}", "无", "[{}]"])
@pytest.mark.parametrize("broken", ["parent", "child"])
def test_rows_that_are_none_break_nothing_else(root: Path, materials: str, broken: str) -> None:
    """What cannot be merged becomes a finding, never an exception."""
    wrong, sound = f"materials: {materials}\n", "materials: [{id: a, form: paper}]\n"
    _write(root, "a", _WHOLE.format("a") + (wrong if broken == "parent" else sound))
    file = _write(root, "b", _CHILD.format("b", "a") + (sound if broken == "parent" else wrong))

    got = _resolver(root).resolve(file)

    assert isinstance(got, Resolved | Broken)
    if broken == "child":
        assert isinstance(got, Broken)
        assert {f.rule for f in got.findings} <= {"S01", "S02", "S03"}


def test_a_code_that_begins_another_is_not_mistaken(root: Path) -> None:
    """`a-b-slug.yaml` may hold item `a` or item `a-b`."""
    _write(root, "a-1", _WHOLE.format("a-1") + "notes: 一\n")
    (root / "standards/a-z.yaml").write_text(_WHOLE.format("a") + "notes: 二\n", encoding="utf-8")
    file = _write(root, "b", _CHILD.format("b", "a"))

    got = _resolver(root).resolve(file)

    assert isinstance(got, Resolved)
    assert got.data["notes"] == "二"


def test_every_value_knows_its_file_and_line(root: Path) -> None:
    """The whole map for one pair, down to values that are written whole."""
    standard = _write(
        root,
        "a",
        """\
kind: standard
code: a
name: {zh-Hans: 护照, en: Passport}
type: public-service
level:
  - city
  - county
materials:
  # 先写的材料
  - id: photo
    form: paper
    copies: 2
  - {id: form, form: paper, source: applicant}
time_limit:
  statutory: {value: 20, unit: working-day}
  starts: acceptance
contacts:
  consultation:
    - {id: line, phone: "12345"}
fees: {none: 不收费}
""",
    )
    own = _write(
        root,
        "b",
        """\
kind: implementation
code: b
implements: a
time_limit:
  promised:
    value: 7
    unit: working-day
materials:
  - id: photo

    copies: 1
  - id: extra
    form: electronic
""",
    )

    got = _resolver(root).resolve(own)

    assert isinstance(got, Resolved)
    assert got.provenance() == {
        "kind": (own, 1),
        "code": (own, 2),
        "implements": (own, 3),
        "name": (standard, 3),
        "type": (standard, 4),
        "level": (standard, 6),
        "materials[photo].form": (standard, 11),
        "materials[photo].copies": (own, 11),
        "materials[form].form": (standard, 13),
        "materials[form].source": (standard, 13),
        "materials[extra].form": (own, 13),
        "time_limit.statutory": (standard, 15),
        "time_limit.starts": (standard, 16),
        "time_limit.promised": (own, 6),
        "contacts.consultation[line].phone": (standard, 19),
        "fees": (standard, 20),
    }
