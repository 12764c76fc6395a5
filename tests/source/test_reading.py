"""Every file that cannot be read says so in one finding: where, what is wrong and what to write instead."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue.findings import RULES, Finding
from catalogue.source import Broken, Catalogue, Document, open_catalogue, read_document

_REFUSED: list[tuple[str, str | bytes, list[str]]] = [
    (
        "bytes that are no UTF-8",
        b"name: \xe6\x8a\xa4\xe7\x85\xa7\nsummary: \xe5\x8a\x9e\xe7\x90\x86\xb0\xec\xc0\xed\n",
        ["Y01 2:12-2:13 这里的字节 B0 不是 UTF-8 文字。 / The bytes B0 here are no UTF-8 text."],
    ),
    (
        "a byte order mark",
        "\ufeffname: 护照\n",
        ["Y02 1:1-1:2 文件以字节顺序标记（BOM）开头。 / The file begins with a byte order mark (BOM)."],
    ),
    (
        "a byte order mark within",
        "name: 护\ufeff照\n",
        ["Y14 1:8-1:9 这里有看不见的控制字符 U+FEFF。 / There is an invisible control character U+FEFF here."],
    ),
    ("a tab as indentation", "channels:\n\tonline: 1\n", ["Y03 2:1-2:2 这里有制表符。 / There is a tab here."]),
    ("a tab within text", "name: 护照\t办理\n", ["Y03 1:9-1:10 这里有制表符。 / There is a tab here."]),
    (
        "a key written twice",
        "name: 护照\ntype: a\nname: 通行证\n",
        ["Y04 3:1-3:5 键“name”在第 1 行已经写过。 / The key `name` stands already in line 1."],
    ),
    (
        "a key written twice deep in a row",
        "materials:\n  - id: a\n    copies: 1\n    copies: 2\n",
        ["Y04 4:5-4:11 键“copies”在第 3 行已经写过。 / The key `copies` stands already in line 3."],
    ),
    ("an anchor", "名称: &护照 a\n", ["Y05 1:5-1:8 “&护照”是锚点或别名。 / `&护照` is an anchor or an alias."]),
    ("an alias", "a: x\n名称: *a\n", ["Y05 2:5-2:7 “*a”是锚点或别名。 / `*a` is an anchor or an alias."]),
    (
        "an anchor and its alias",
        "a: &x 1\nb: *x\n",
        [
            "Y05 1:4-1:6 “&x”是锚点或别名。 / `&x` is an anchor or an alias.",
            "Y05 2:4-2:6 “*x”是锚点或别名。 / `*x` is an anchor or an alias.",
        ],
    ),
    ("a merge key", "a:\n  <<: {b: c}\n", ["Y06 2:3-2:5 “<<”是合并键。 / `<<` is a merge key."]),
    ("a tag", "code: !!str 5\n", ["Y07 1:7-1:12 “!!str”是 YAML 标签。 / `!!str` is a YAML tag."]),
    (
        "a tag of one's own",
        "名称: !护照 a\n",
        [
            "Y10 1:6-1:7 读不下去：文字不能以这个符号开头，要加引号。 / This cannot be read: text cannot begin with this sign unless it is quoted."
        ],
    ),
    ("two documents", "a: x\n---\nb: y\n", ["Y08 2:1-2:4 这里有文档分隔行。 / A document mark stands here."]),
    ("a document mark at the top", "---\na: x\n", ["Y08 1:1-1:4 这里有文档分隔行。 / A document mark stands here."]),
    ("a document mark at the end", "a: x\n...\n", ["Y08 2:1-2:4 这里有文档分隔行。 / A document mark stands here."]),
    ("a directive", "%YAML 1.2\n---\na: x\n", ["Y08 1:1-2:4 这里有文档分隔行。 / A document mark stands here."]),
    ("nothing", "", ["Y09 1:1-1:1 文件没有内容。 / There is nothing in the file."]),
    ("blank lines", "\n\n", ["Y09 1:1-1:1 文件没有内容。 / There is nothing in the file."]),
    ("only a comment", "# 护照\n", ["Y09 1:1-1:1 文件没有内容。 / There is nothing in the file."]),
    ("only null", "~\n", ["Y09 1:1-1:1 文件没有内容。 / There is nothing in the file."]),
    (
        "an unclosed bracket",
        "name: 护照\naudience: [person, enterprise\n",
        [
            "Y10 2:11-2:12 读不下去：从这里开始的括号没有用“]”关上。 / This cannot be read: the bracket that opens here lacks its `]`."
        ],
    ),
    (
        "an unclosed quote",
        'name: "护照\ntype: x\n',
        [
            "Y10 1:7-1:8 读不下去：从这里开始的引号没有关上。 / This cannot be read: the quote that opens here is not closed."
        ],
    ),
    (
        "a wrong indentation",
        "visits:\n    count: 0\n  reason: x\n",
        [
            "Y10 3:3-3:4 读不下去：缩进与前面的行对不上。 / This cannot be read: the indentation does not match the lines before."
        ],
    ),
    (
        "a line without a colon",
        "name: 护照\n类型\n",
        [
            "Y10 2:1-2:2 读不下去：这一行缺冒号，或冒号后缺空格。 / This cannot be read: this line lacks a colon, or the space after it."
        ],
    ),
    (
        "a Chinese colon",
        "name: 护照\n摘要：办理护照\n",
        [
            "Y10 2:3-2:4 读不下去：这里用了中文冒号“：”，键后面要用英文冒号加空格。 / This cannot be read: a key is followed by `: `, not by the Chinese colon `：`."
        ],
    ),
    (
        "a colon within text",
        "name: 护照：说明: 一\n",
        [
            "Y10 1:12-1:13 读不下去：文字里有冒号加空格，整段文字要加引号。 / This cannot be read: text that holds a colon and a space is to be quoted."
        ],
    ),
    (
        "words after a quote",
        'name: "护照"办理\n',
        [
            "Y10 1:11-1:12 读不下去：引号或括号关上之后还有文字。 / This cannot be read: words follow a closing quote or bracket."
        ],
    ),
    (
        "text that begins with a sign",
        "name: @护照\n",
        [
            "Y10 1:7-1:8 读不下去：文字不能以这个符号开头，要加引号。 / This cannot be read: text cannot begin with this sign unless it is quoted."
        ],
    ),
    (
        "a backslash",
        'name: "C:\\护照"\n',
        [
            "Y10 1:11-1:12 读不下去：双引号里的反斜杠用得不对。 / This cannot be read: the backslash within the double quotes is wrong."
        ],
    ),
    (
        "words after a block's sign",
        "name: 护照\nsummary: | 办理\n  护照\n",
        ["Y10 2:12-2:13 读不下去：“|”或“>”之后不能有文字。 / This cannot be read: no text can follow `|` or `>`."],
    ),
    (
        "nesting too deep",
        f"a: {'[' * 32}x{']' * 32}\n",
        ["Y11 1:35-1:36 嵌套超过 32 层。 / Nested more than 32 levels deep."],
    ),
    ("an empty value", "name: 护照\nsummary:\ntype: x\n", ["Y12 2:1-2:8 “summary”没有值。 / `summary` has no value."]),
    ("an empty row", "name: 护照\nlevel:\n  - city\n  -\n", ["Y12 4:4-4:4 “-”没有值。 / `-` has no value."]),
    ("a null", "name: 护照\nsummary: null\n", ["Y12 2:1-2:8 “summary”没有值。 / `summary` has no value."]),
    (
        "a hexadecimal number",
        "名称: 护照\n编码: 0x1F\n",
        [
            "Y13 2:5-2:9 “0x1F”在不同的 YAML 读取器里意思不同。 / `0x1F` means different things to different YAML readers."
        ],
    ),
    (
        "a leading zero",
        "code: 0101\n",
        [
            "Y13 1:7-1:11 “0101”在不同的 YAML 读取器里意思不同。 / `0101` means different things to different YAML readers."
        ],
    ),
    (
        "an exponent",
        "code: 12e5\n",
        [
            "Y13 1:7-1:11 “12e5”在不同的 YAML 读取器里意思不同。 / `12e5` means different things to different YAML readers."
        ],
    ),
    (
        "a digit separator",
        "amount: 1_000\n",
        [
            "Y13 1:9-1:14 “1_000”在不同的 YAML 读取器里意思不同。 / `1_000` means different things to different YAML readers."
        ],
    ),
    (
        "a truth value in capitals",
        "by_application: True\n",
        [
            "Y13 1:17-1:21 “True”在不同的 YAML 读取器里意思不同。 / `True` means different things to different YAML readers."
        ],
    ),
    (
        "not a number",
        "amount: .nan\n",
        [
            "Y13 1:9-1:13 “.nan”在不同的 YAML 读取器里意思不同。 / `.nan` means different things to different YAML readers."
        ],
    ),
    (
        "a control character",
        "name: 护\x07照\n",
        ["Y14 1:8-1:9 这里有看不见的控制字符 U+0007。 / There is an invisible control character U+0007 here."],
    ),
    (
        "a line separator",
        "name: 护\u2028照\n",
        ["Y14 1:8-1:9 这里有看不见的控制字符 U+2028。 / There is an invisible control character U+2028 here."],
    ),
    (
        "a number as key",
        "articles:\n  42: x\n",
        ["Y15 2:3-2:5 这里的键不是普通文字。 / The key here is no plain text."],
    ),
    ("a truth value as key", "true: x\n", ["Y15 1:1-1:5 这里的键不是普通文字。 / The key here is no plain text."]),
    ("a list as key", "? [a, b]\n: x\n", ["Y15 1:3-1:4 这里的键不是普通文字。 / The key here is no plain text."]),
    (
        "a key with an anchor",
        "&a name: x\n",
        [
            "Y15 1:1-1:8 这里的键不是普通文字。 / The key here is no plain text.",
            "Y05 1:1-1:3 “&a”是锚点或别名。 / `&a` is an anchor or an alias.",
        ],
    ),
    ("an empty key", ": x\n", ["Y15 1:1-1:1 这里的键不是普通文字。 / The key here is no plain text."]),
    (
        "a list in place of keys and values",
        "- a\n- b\n",
        ["Y16 1:1-1:1 文件的内容不是“键: 值”。 / The file holds no keys and values."],
    ),
    ("a single word", "护照\n", ["Y16 1:1-1:3 文件的内容不是“键: 值”。 / The file holds no keys and values."]),
    (
        "several faults at once",
        "name: &a 护照\nsummary:\ncode: 0x1F\nname: *a\n",
        [
            "Y05 1:7-1:9 “&a”是锚点或别名。 / `&a` is an anchor or an alias.",
            "Y12 2:1-2:8 “summary”没有值。 / `summary` has no value.",
            "Y13 3:7-3:11 “0x1F”在不同的 YAML 读取器里意思不同。 / `0x1F` means different things to different YAML readers.",
            "Y04 4:1-4:5 键“name”在第 1 行已经写过。 / The key `name` stands already in line 1.",
            "Y05 4:7-4:9 “*a”是锚点或别名。 / `*a` is an anchor or an alias.",
        ],
    ),
]
"""What is in the file, and the findings: rule, place, Chinese and English words. Columns count characters."""

_ACCEPTED: list[tuple[str, str, dict[str, object]]] = [
    ("no is a word", "a: no\nb: [yes, on, off, y, N]\n", {"a": "no", "b": ["yes", "on", "off", "y", "N"]}),
    ("true and false are truth values", "a: true\nb: false\n", {"a": True, "b": False}),
    ("dates are text", "a: 2025-07-01\nb: '2025-07-01'\n", {"a": "2025-07-01", "b": "2025-07-01"}),
    ("times are text", "a: 12:30\nb: 12:30:45\n", {"a": "12:30", "b": "12:30:45"}),
    ("a question within a flow map", "{a: 多久?}\n", {"a": "多久?"}),
    ("Windows line ends", "a: 护照\r\nb:\r\n  - c\r\n", {"a": "护照", "b": ["c"]}),
    ("Windows line ends in a block", "a: |\r\n  一\r\n  二\r\n", {"a": "一\n二\n"}),
    ("no line end at the end", "a: 护照", {"a": "护照"}),
    ("whole numbers and decimals", "a: 5\nb: -3\nc: 1.50\n", {"a": 5, "b": -3, "c": 1.5}),
    ("quoted numbers are text", "a: '5'\nb: \"01\"\n", {"a": "5", "b": "01"}),
    ("quoted keys are text", "'42': a\n\"true\": b\n", {"42": "a", "true": "b"}),
    ("signs within words", "a: R&D\nb: a*b\nc: 5% @ x!\n", {"a": "R&D", "b": "a*b", "c": "5% @ x!"}),
    ("nesting up to the limit", f"a: {'[' * 31}x{']' * 31}\n", {"a": None}),
]

_REMEDIES = {
    "Y01": ("用 UTF-8 编码另存文件（可能原来是 GBK）。", "Save the file as UTF-8 (it may be GBK now)."),
    "Y02": ("另存为“UTF-8 无 BOM”。", "Save it as UTF-8 without BOM."),
    "Y03": ("改用空格；缩进每层两个空格。", "Use spaces; two for each level of indentation."),
    "Y04": ("只留一个，把内容合在一起。", "Keep one of them and join their content."),
    "Y05": ("把内容直接写出来；确是文字时加引号。", "Write the content itself; put it in quotes if it is text."),
    "Y06": ("把内容直接写出来。", "Write the content itself."),
    "Y07": ("去掉标签；文字加引号，数字直接写。", "Take the tag away; quote text, write numbers plainly."),
    "Y08": ("去掉“---”和“...”行；每个事项单独一个文件。", "Take out the lines `---` and `...`; give each item a file."),
    "Y09": ("写入内容，或删除文件。", "Write something, or delete the file."),
    "Y10": (
        "检查这一行和上一行的缩进、引号、冒号后的空格和括号。",
        "Look at indentation, quotes, the space after colons and brackets, here and one line up.",
    ),
    "Y11": ("检查缩进和括号；事项最多十层。", "Look at indentation and brackets; an item needs ten levels at most."),
    "Y12": ("删掉这个键；确实没有时写 none: 理由。", "Leave the key out; where there is none, write `none: <reason>`."),
    "Y13": (
        "文字加引号；数字写成普通十进制；是非写 true 或 false。",
        "Quote text; write numbers as plain decimals, yes and no as true and false.",
    ),
    "Y14": ("删掉它。", "Delete it."),
    "Y15": (
        "写“键: 值”，一行一个；数字作键时加引号。",
        "Write `key: value`, one a line; quote a key that is a number.",
    ),
    "Y16": ("从 kind: 开始写。", "Begin with `kind:`."),
    "F01": ("检查文件的权限和位置。", "Look at its permissions and its place."),
    "F02": ("目录请换个名字；这里只放普通文件。", "Give a folder another name; only plain files belong here."),
    "F03": ("把文件放进目录里。", "Put the file itself into the catalogue."),
    "F04": ("一个事项一个文件；附件放在 files 目录。", "One item a file; attachments go into the folder `files`."),
    "F05": ("改名为“{wanted}”。", "Rename it to `{wanted}`."),
}


def _told(finding: Finding) -> str:
    span = finding.span
    place = f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"
    return f"{finding.rule} {place} {finding.message('zh')} / {finding.message('en')}"


def _findings(root: Path, file: str = "x.yaml") -> list[str]:
    """Read a file that is to be refused, and return its findings in words."""
    got = read_document(root, file)
    assert isinstance(got, Broken)
    assert {f.file for f in got.findings} == {file}
    return [_told(f) for f in got.findings]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a catalogue with nothing in it."""
    (tmp_path / "items").mkdir()
    return (tmp_path / "items").resolve()


@pytest.mark.parametrize(("content", "expected"), [c[1:] for c in _REFUSED], ids=[c[0] for c in _REFUSED])
def test_what_is_refused_says_where_and_why(root: Path, content: str | bytes, expected: list[str]) -> None:
    (root / "x.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())

    assert _findings(root) == expected


@pytest.mark.parametrize(("text", "values"), [c[1:] for c in _ACCEPTED], ids=[c[0] for c in _ACCEPTED])
def test_what_is_accepted_keeps_its_values(root: Path, text: str, values: dict[str, object]) -> None:
    (root / "x.yaml").write_bytes(text.encode())

    got = read_document(root, "x.yaml")

    assert isinstance(got, Document)
    if values != {"a": None}:
        assert got.data == values


def test_every_refusal_says_what_to_write_instead() -> None:
    """The remedies of all reading and file rules, word for word."""
    assert {i: (r.remedy.zh, r.remedy.en) for i, r in RULES.items() if i in _REMEDIES} == _REMEDIES


def test_every_rule_of_reading_is_tried_here() -> None:
    """A refusal nobody tests may as well not be there."""
    tried = {line[:3] for _, _, lines in _REFUSED for line in lines}

    assert tried == {i for i in RULES if i.startswith("Y")}


def test_a_folder_with_the_name_of_a_file_is_told(root: Path) -> None:
    (root / "x.yaml").mkdir()

    assert _findings(root) == [
        "F02 1:1-1:1 “x.yaml”以 .yaml 结尾，却不是文件。 / `x.yaml` ends in .yaml and is no file."
    ]


def test_a_named_pipe_is_told_and_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "x.yaml")

    assert _findings(root) == [
        "F02 1:1-1:1 “x.yaml”以 .yaml 结尾，却不是文件。 / `x.yaml` ends in .yaml and is no file."
    ]


_MISSING = "F01 1:1-1:1 读不了这个文件：文件不存在。 / This file cannot be read: No such file or directory."
_OUTSIDE = "F03 1:1-1:1 “x.yaml”是指向目录之外的链接。 / `x.yaml` is a link that leads out of the catalogue."
_ROUND = "F01 1:1-1:1 读不了这个文件：链接绕回了自己。 / This file cannot be read: Too many levels of symbolic links."


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("../outside.yaml", _OUTSIDE),
        ("/nowhere/at/all.yaml", _OUTSIDE),
        ("missing.yaml", _MISSING),
        ("x.yaml", _ROUND),
    ],
    ids=["a file outside", "nothing outside", "nothing inside", "itself"],
)
def test_a_link_that_cannot_be_used_is_told(root: Path, target: str, expected: str) -> None:
    (root.parent / "outside.yaml").write_text("a: secret\n")
    (root / "x.yaml").symlink_to(target)

    assert _findings(root) == [expected]


def test_a_link_within_the_catalogue_is_followed(root: Path) -> None:
    """Two places for one text is the editor's choice."""
    (root / "y.yaml").write_text("a: 1\n")
    (root / "x.yaml").symlink_to("y.yaml")

    got = read_document(root, "x.yaml")

    assert isinstance(got, Document)
    assert (got.file, got.data) == ("x.yaml", {"a": 1})


def test_a_missing_file_is_told(root: Path) -> None:
    assert _findings(root) == [_MISSING]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(root: Path) -> None:
    (root / "x.yaml").write_text("a: 1\n")
    (root / "x.yaml").chmod(0)

    assert _findings(root) == [
        "F01 1:1-1:1 读不了这个文件：没有读取权限。 / This file cannot be read: Permission denied."
    ]


def test_a_file_of_20_mb_is_told_without_reading_it(root: Path) -> None:
    with (root / "x.yaml").open("wb") as file:
        file.truncate(20 << 20)

    assert _findings(root) == [
        "F04 1:1-1:1 文件有 20,971,520 字节，上限 1,048,576。 / The file has 20,971,520 bytes; the limit is 1,048,576."
    ]


_BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 10))
_HOSTILE = {
    "an alias bomb": (_BOMB, "Y05"),
    "10,000 brackets": (f"a: {'[' * 10_000}{']' * 10_000}\n", "Y11"),
    "10,000 brackets never closed": (f"a: {'[' * 10_000}\n", "Y11"),
    "10,000 maps in a line": (f"a: {'{b: ' * 10_000}c{'}' * 10_000}\n", "Y11"),
    "10,000 rows in a line": (f"a:\n  {'- ' * 10_000}x\n", "Y11"),
    "1,000 levels of indentation": ("".join(f"{' ' * i}a:\n" for i in range(1_000)), "Y11"),
    "a large file with a fault at its end": ("a:\n" + "- y\n" * 100_000 + "b: [\n", "Y10"),
    "a long file with a fault at its end": ("a:\n" + "- y\n" * 16_000 + "b: [\n", "Y10"),
    "a full file of one quoted word": ('a: "' + "长" * 300_000 + "\n", "Y10"),
    "a full file of one line": ("a: " + "[x, " * 20 + "y, " * 300_000 + "]" * 20 + "\n", ""),
}


@pytest.mark.parametrize(("text", "rule"), _HOSTILE.values(), ids=_HOSTILE)
def test_a_hostile_file_costs_little(root: Path, text: str, rule: str) -> None:
    """One second and 200 MB are enough for anything a file can hold, start of Python included."""
    (root / "x.yaml").write_text(text, encoding="utf-8")
    code = """
import sys, time
from pathlib import Path
from catalogue.source import read_document
start = time.process_time()
got = read_document(Path(sys.argv[1]), "x.yaml")
took = time.process_time() - start
rules = {f.rule for f in getattr(got, "findings", ())}
print(*(rules or ["none"]), "slow" if took > 1 else "fast")
"""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (200 << 20, 200 << 20))

    run = subprocess.run(
        [sys.executable, "-c", code, str(root)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited,  # the child runs one reader and no threads
        timeout=30,
    )

    assert (run.stdout, run.stderr) == (f"{rule or 'none'} fast\n", "")


def test_other_files_are_read_when_one_is_broken(root: Path) -> None:
    """Settings, registers and items each stand for themselves."""
    (root / "catalogue.yaml").write_text(
        "title: 目录\nlanguages: [zh-Hans]\nbase_url: https://example.org/\npublisher: {name: 某市}\n", encoding="utf-8"
    )
    (root / "registers").mkdir()
    (root / "registers/areas.yaml").write_text("a: [\n")
    (root / "standards/a").mkdir(parents=True)
    (root / "standards/a/1-x.yaml").write_text("a: [\n")
    (root / "standards/a/2-x.yaml").write_text("a: 1\n")
    (root / "standards/a/3-x.yml").write_text("a: 1\n")
    (root / "standards/a/.4-x.yaml").write_text("a: 1\n")

    catalogue = open_catalogue(root)

    assert isinstance(catalogue, Catalogue)
    assert [(f.rule, f.file) for f in catalogue.findings] == [("Y10", "registers/areas.yaml")]
    assert catalogue.item_files() == ["standards/a/1-x.yaml", "standards/a/2-x.yaml"]
    assert [f"{f.file}: {_told(f)} {f.remedy('zh')}" for f in catalogue.stray_findings] == [
        "standards/a/3-x.yml: F05 1:1-1:1 “3-x.yml”不以 .yaml 结尾，没有读。 / `3-x.yml` does not end in .yaml and was not read. 改名为“3-x.yaml”。"
    ]
    assert [type(catalogue.read(f)) for f in catalogue.item_files()] == [Broken, Document]
