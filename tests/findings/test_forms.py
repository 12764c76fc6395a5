"""Every form of the same two findings, whole."""

import json
import sqlite3
import xml.etree.ElementTree as ET
from dataclasses import replace
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from catalogue import __version__
from catalogue.findings import Finding, Severity, Span
from catalogue.findings.forms import FORMS, tally, text
from tests.findings.conftest import BREAK, LIMIT

_BOTH = (LIMIT, BREAK)


def _given(form: str, root: Path, findings: tuple[Finding, ...] = _BOTH) -> str:
    return "".join(FORMS[form](findings, root, "en"))


def test_text_shows_line_and_caret(root: Path) -> None:
    """The caret stands under the place though Chinese characters before it are twice as wide; quotes are not."""
    assert _given("text", root) == (
        "items/services/示例, 100%.yaml:2:12: error T98 time_limit.promised: The limit `四十日` is too long.\n"
        "    2 | notes: “时限”四十日 # 太长\n"
        "      |              ^^^^^^\n"
        "      = see items/standards/a.yaml:7:3\n"
        "      = Write 30.\n"
        "items/standards/a.yaml:1:1: warning W98: holds %, commas,  breaks and ::\n"
        "      = Mend <b>&\ufffd.\n"
    )


@pytest.mark.parametrize(
    ("line", "span", "shown", "under"),
    [
        ("a: b", (1, 4, 1, 5), "a: b", "   ^"),
        ("甲: 乙丙", (1, 4, 1, 5), "甲: 乙丙", "    ^^"),
        ("a: ｂ１", (1, 4, 1, 6), "a: ｂ１", "   ^^^^"),
        ("é: …—·x", (1, 7, 1, 8), "é: …—·x", "      ^"),
        ("e\u0301: x", (1, 5, 1, 6), "e\u0301: x", "   ^"),
        ("a: 😀x", (1, 5, 1, 6), "a: 😀x", "     ^"),
        ("a: [", (1, 4, 3, 1), "a: [", "   ^"),
        ("a: b", (1, 5, 1, 5), "a: b", "    ^"),
        ("a:\tb", (1, 4, 1, 5), "a: b", "   ^"),
        ("a: \x1b[31mb", (1, 4, 1, 5), "a: \ufffd[31mb", "   ^"),
    ],
    ids=range(10),
)
def test_caret_stands_under_the_place(
    tmp_path: Path, line: str, span: tuple[int, int, int, int], shown: str, under: str
) -> None:
    """Wide, narrow and combining characters, tabs; what would drive the terminal is not passed on."""
    (tmp_path / "a.yaml").write_text(f"{line}\n", encoding="utf-8")
    finding = Finding("Y12", Severity.ERROR, "a.yaml", Span(*span))

    lines = "".join(text([finding], tmp_path, "en")).splitlines()

    assert lines[1:3] == [f"    1 | {shown}", f"      | {under}"]


def test_lines_are_counted_as_yaml_does(tmp_path: Path) -> None:
    """A form feed or a Unicode separator begins no line."""
    (tmp_path / "a.yaml").write_bytes("a: x\u2028y\x0cz\x85\r\nb: 1\rc: 2\n".encode())
    findings = [Finding("Y12", Severity.ERROR, "a.yaml", Span(line, 1, line, 2)) for line in (2, 3)]

    lines = "".join(text(findings, tmp_path, "en")).splitlines()

    assert [line for line in lines if " | " in line and "^" not in line] == ["    2 | b: 1", "    3 | c: 2"]


def test_long_lines_are_cut_around_the_place(tmp_path: Path) -> None:
    """The excerpt begins shortly before the place."""
    (tmp_path / "a.yaml").write_text(f"a: {'长' * 200}错{'长' * 200}\n", encoding="utf-8")
    finding = Finding("Y12", Severity.ERROR, "a.yaml", Span(1, 204, 1, 205))

    _, shown, under, _ = "".join(text([finding], tmp_path, "en")).splitlines()

    assert (shown, under) == (f"    1 | {'长' * 39}错{'长' * 70}", f"      | {' ' * 78}^^")


def test_text_without_the_file(tmp_path: Path) -> None:
    """A file that cannot be read, or has no such line, has no excerpt."""
    finding = Finding("F01", Severity.ERROR, "gone.yaml", params={"problem_en": "No such file"})

    assert "".join(text([finding], tmp_path, "en")) == (
        f"{tmp_path.as_posix()}/gone.yaml:1:1: error F01: This file cannot be read: No such file.\n"
        "      = Look at its permissions and its place.\n"
    )


def test_text_in_colour(root: Path) -> None:
    """Colour is put around severity and caret, and nowhere else."""
    lines = "".join(text([LIMIT], root, "zh", colour=True)).splitlines()

    assert lines[0] == (
        "items/services/示例, 100%.yaml:2:12: \033[31m错误 T98\033[0m time_limit.promised: 时限“四十日”太长。"
    )
    assert lines[2] == "      | \033[31m             ^^^^^^\033[0m"


def test_tally() -> None:
    """One line counts by severity."""
    assert tally(_BOTH, "zh", files=3) == "检查了 3 个文件：1 错误，1 警告，0 建议。"
    assert tally([], "en", files=1) == "1 files checked: 0 error, 0 warning, 0 advice."


def test_json(root: Path) -> None:
    """One array of records."""
    assert json.loads(_given("json", root)) == [
        {
            "rule": "T98",
            "severity": "error",
            "file": "items/services/示例, 100%.yaml",
            "line": 2,
            "column": 12,
            "endLine": 2,
            "endColumn": 15,
            "path": "time_limit.promised",
            "message": "The limit `四十日` is too long.",
            "remedy": "Write 30.",
            "params": {"found": "四十日", "wanted": "30"},
            "related": [{"file": "items/standards/a.yaml", "line": 7, "column": 3}],
            "fingerprint": LIMIT.fingerprint,
        },
        {
            "rule": "W98",
            "severity": "warning",
            "file": "items/standards/a.yaml",
            "line": 1,
            "column": 1,
            "endLine": 1,
            "endColumn": 1,
            "path": "",
            "message": "holds %, commas,\r\nbreaks and ::",
            "remedy": "Mend <b>&\x1b.",
            "params": {},
            "related": [],
            "fingerprint": BREAK.fingerprint,
        },
    ]


def test_fingerprint_survives_edits_elsewhere() -> None:
    """It changes with rule, file, path and words, and not with the line or the parent's."""
    same = replace(LIMIT, span=Span(90, 1, 90, 2), related=(), severity=Severity.ADVICE)
    others = [
        replace(LIMIT, rule="W98"),
        replace(LIMIT, file="b.yaml"),
        replace(LIMIT, path="x"),
        replace(LIMIT, params={}),
    ]

    assert same.fingerprint == LIMIT.fingerprint
    assert len({f.fingerprint for f in (LIMIT, *others)}) == 5


def test_github_escapes(root: Path) -> None:
    """Properties escape %, line breaks, colons and commas; the message only the first two."""
    assert _given("github", root) == (
        "::error file=items/services/示例%2C 100%25.yaml,line=2,col=12,endLine=2,endColumn=15,"
        "title=T98 Limits are short::The limit `四十日` is too long. Write 30.\n"
        "::warning file=items/standards/a.yaml,line=1,col=1,endLine=1,endColumn=1,"
        "title=W98 100%25%3A a line%2C a sentence::holds %25, commas,%0D%0Abreaks and :: Mend <b>&\x1b.\n"
    )


def test_gitlab(root: Path) -> None:
    """Paths from the folder one stands in, weights in GitLab's words; like findings are told apart."""
    first, second, third = json.loads(_given("gitlab", root, (LIMIT, BREAK, BREAK)))

    assert first == {
        "description": "The limit `四十日` is too long. Write 30.",
        "check_name": "T98",
        "fingerprint": LIMIT.fingerprint,
        "severity": "critical",
        "location": {"path": "items/services/示例, 100%.yaml", "lines": {"begin": 2, "end": 2}},
    }
    assert (second["severity"], second["fingerprint"]) == ("minor", BREAK.fingerprint)
    assert third["fingerprint"] not in {second["fingerprint"], first["fingerprint"]}


def _sarif_schema() -> Any:
    """Return the schema of SARIF 2.1.0 from the copy of SchemaStore that the package `schemastore` ships."""
    # Its code is not imported: it would go to the network.
    cache = distribution("schemastore").locate_file("schemastore/cache.sqlite")
    with sqlite3.connect(f"file:{cache}?mode=ro", uri=True) as store:
        for (kept,) in store.execute("SELECT value FROM responses"):
            start, title = kept.find(b"{"), kept.find(b'"Static Analysis Results Format (SARIF) Version 2.1.0 JSON')
            if 0 <= start < title:
                body = kept[kept.rfind(b"{", 0, title) :].decode("utf-8", "replace")
                return json.JSONDecoder().raw_decode(body)[0]
    raise AssertionError("no SARIF schema")


@pytest.mark.parametrize("findings", [(), _BOTH], ids=["none", "both"])
def test_sarif_keeps_to_its_schema(root: Path, findings: tuple[Finding, ...]) -> None:
    """The official schema accepts it, and refuses it once a level is misspelt."""
    checker = jsonschema.Draft7Validator(_sarif_schema())
    log = json.loads(_given("sarif", root, findings))

    assert [e.message for e in checker.iter_errors(log)] == []
    for result in log["runs"][0]["results"]:
        result["level"] = "fatal"
        assert not checker.is_valid(log)


def test_sarif(root: Path) -> None:
    """Rules that found something are described once; places count characters."""
    (run,) = json.loads(_given("sarif", root, (LIMIT, LIMIT)))["runs"]

    assert run["tool"]["driver"] == {
        "name": "catalogue",
        "version": __version__,
        "language": "en",
        "rules": [
            {
                "id": "T98",
                "shortDescription": {"text": "Limits are short"},
                "help": {"text": "Write …."},
                "defaultConfiguration": {"level": "error"},
                "properties": {"basis": "Rules, art. 3"},
            }
        ],
    }
    assert run["results"][0] == {
        "ruleId": "T98",
        "level": "error",
        "message": {"text": "The limit `四十日` is too long. Write 30."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "items/services/%E7%A4%BA%E4%BE%8B%2C%20100%25.yaml"},
                    "region": {"startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 15},
                }
            }
        ],
        "relatedLocations": [
            {
                "id": 0,
                "physicalLocation": {
                    "artifactLocation": {"uri": "items/standards/a.yaml"},
                    "region": {"startLine": 7, "startColumn": 3, "endLine": 7, "endColumn": 9},
                },
            }
        ],
        "partialFingerprints": {"catalogueFinding/v1": LIMIT.fingerprint},
    }


def test_junit(root: Path) -> None:
    """A case a file; errors fail it, the rest is its output; characters that XML cannot hold are left out."""
    suite = ET.fromstring(_given("junit", root, (BREAK, LIMIT, LIMIT)))[0]  # noqa: S314  # our own output
    failed, passed = suite

    assert suite.attrib == {"name": "catalogue check", "tests": "2", "failures": "1", "errors": "0"}
    assert failed.attrib == {"classname": "catalogue", "name": "items/services/示例, 100%.yaml"}
    assert failed[0].attrib == {"message": "The limit `四十日` is too long."}
    line = "2:12 T98 time_limit.promised The limit `四十日` is too long. Write 30."
    assert failed[0].text == f"{line}\n{line}"
    assert passed[0].text == "1:1 W98  holds %, commas,\nbreaks and :: Mend <b>&."


@pytest.mark.parametrize("form", [name for name in FORMS if name != "text"])
def test_forms_of_nothing(root: Path, form: str) -> None:
    """No findings give an empty report that its reader still understands."""
    given = _given(form, root, ())

    if form in {"json", "gitlab"}:
        assert json.loads(given) == []
    elif form == "sarif":
        assert json.loads(given)["runs"][0]["results"] == []
    elif form == "junit":
        assert ET.fromstring(given)[0].attrib["tests"] == "0"  # noqa: S314  # our own output
    else:
        assert given == ""
