"""What the reader refuses: the strict part of YAML 1.2 that files are written in."""

from catalogue.findings import Rule, Said, Severity, define

MAX_BYTES = 1 << 20
"""Largest item or bundle file read; real records reach 200 KB with their law texts pasted in."""

MAX_REGISTER_BYTES = 64 << 20
"""Largest register file read."""

MAX_DEPTH = 32
"""Deepest nesting read; an item needs ten levels."""


def _refuse(rule_id: str, title: Said, message: Said, remedy: Said, bad: str) -> Rule:
    return define(Rule(rule_id, Severity.ERROR, title, message, remedy, good="a: 1\n", bad=bad))


NOT_UTF8 = _refuse(
    "Y01",
    Said("文件须为 UTF-8", "Files are UTF-8"),
    Said("这里的字节 {found} 不是 UTF-8 文字。", "The bytes {found} here are no UTF-8 text."),
    Said("用 UTF-8 编码另存文件（可能原来是 GBK）。", "Save the file as UTF-8 (it may be GBK now)."),
    "a: \udcff\n",
)
BOM = _refuse(
    "Y02",
    Said("不得有字节顺序标记", "No byte order mark"),
    Said("文件以字节顺序标记（BOM）开头。", "The file begins with a byte order mark (BOM)."),
    Said("另存为“UTF-8 无 BOM”。", "Save it as UTF-8 without BOM."),
    "\ufeffa: 1\n",
)
TAB = _refuse(
    "Y03",
    Said("不得用制表符", "No tabs"),
    Said("这里有制表符。", "There is a tab here."),
    Said("改用空格；缩进每层两个空格。", "Use spaces; two for each level of indentation."),
    "a:\n\tb: 1\n",
)
DUPLICATE = _refuse(
    "Y04",
    Said("键不得重复", "No duplicate keys"),
    Said("键“{key}”在第 {first} 行已经写过。", "The key `{key}` stands already in line {first}."),
    Said("只留一个，把内容合在一起。", "Keep one of them and join their content."),
    "a: 1\na: 2\n",
)
ANCHOR = _refuse(
    "Y05",
    Said("不得用锚点和别名", "No anchors and aliases"),
    Said("“{found}”是锚点或别名。", "`{found}` is an anchor or an alias."),
    Said("把内容直接写出来；确是文字时加引号。", "Write the content itself; put it in quotes if it is text."),
    "a: &x 1\nb: *x\n",
)
MERGE = _refuse(
    "Y06",
    Said("不得用合并键", "No merge keys"),
    Said("“<<”是合并键。", "`<<` is a merge key."),
    Said("把内容直接写出来。", "Write the content itself."),
    "<<: {a: 1}\n",
)
TAG = _refuse(
    "Y07",
    Said("不得用标签", "No tags"),
    Said("“{found}”是 YAML 标签。", "`{found}` is a YAML tag."),
    Said("去掉标签；文字加引号，数字直接写。", "Take the tag away; quote text, write numbers plainly."),
    "a: !!str 5\n",
)
DOCUMENTS = _refuse(
    "Y08",
    Said("一个文件一份文档", "One document a file"),
    Said("这里有文档分隔行。", "A document mark stands here."),
    Said("去掉“---”和“...”行；每个事项单独一个文件。", "Take out the lines `---` and `...`; give each item a file."),
    "a: 1\n---\nb: 2\n",
)
EMPTY = _refuse(
    "Y09",
    Said("文件不得为空", "No empty files"),
    Said("文件没有内容。", "There is nothing in the file."),
    Said("写入内容，或删除文件。", "Write something, or delete the file."),
    "# nothing\n",
)
SYNTAX = _refuse(
    "Y10",
    Said("须为合法的 YAML", "Files are well-formed YAML"),
    Said("读不下去：{problem_zh}。", "This cannot be read: {problem_en}."),
    Said(
        "检查这一行和上一行的缩进、引号、冒号后的空格和括号。",
        "Look at indentation, quotes, the space after colons and brackets, here and one line up.",
    ),
    "a: [1, 2\n",
)
DEPTH = _refuse(
    "Y11",
    Said("嵌套不得过深", "No deep nesting"),
    Said("嵌套超过 {limit} 层。", "Nested more than {limit} levels deep."),
    Said("检查缩进和括号；事项最多十层。", "Look at indentation and brackets; an item needs ten levels at most."),
    "a: " + "[" * 40 + "]" * 40 + "\n",
)
EMPTY_VALUE = _refuse(
    "Y12",
    Said("不得有空值", "No empty values"),
    Said("“{key}”没有值。", "`{key}` has no value."),
    Said("删掉这个键；确实没有时写 none: 理由。", "Leave the key out; where there is none, write `none: <reason>`."),
    "a:\nb: 1\n",
)
AMBIGUOUS = _refuse(
    "Y13",
    Said("写法不得有歧义", "No ambiguous values"),
    Said("“{found}”在不同的 YAML 读取器里意思不同。", "`{found}` means different things to different YAML readers."),
    Said(
        "文字加引号；数字写成普通十进制；是非写 true 或 false。",
        "Quote text; write numbers as plain decimals, yes and no as true and false.",
    ),
    "a: 0x1F\n",
)
CONTROL = _refuse(
    "Y14",
    Said("不得有控制字符", "No control characters"),
    Said("这里有看不见的控制字符 {found}。", "There is an invisible control character {found} here."),
    Said("删掉它。", "Delete it."),
    "a: x\x07y\n",
)
KEY = _refuse(
    "Y15",
    Said("键须为普通文字", "Keys are plain text"),
    Said("这里的键不是普通文字。", "The key here is no plain text."),
    Said("写“键: 值”，一行一个；数字作键时加引号。", "Write `key: value`, one a line; quote a key that is a number."),
    "? [a]\n: 1\n",
)
NOT_A_MAP = _refuse(
    "Y16",
    Said("文件内容须为键值对", "A file holds keys and values"),
    Said("文件的内容不是“键: 值”。", "The file holds no keys and values."),
    Said("从 kind: 开始写。", "Begin with `kind:`."),
    "- a\n- b\n",
)

UNREADABLE = define(
    Rule(
        "F01",
        Severity.ERROR,
        Said("文件须可读", "Files can be read"),
        Said("读不了这个文件：{problem_zh}。", "This file cannot be read: {problem_en}."),
        Said("检查文件的权限和位置。", "Look at its permissions and its place."),
    )
)
NOT_A_FILE = define(
    Rule(
        "F02",
        Severity.ERROR,
        Said("须为普通文件", "Items are plain files"),
        Said("“{name}”以 .yaml 结尾，却不是文件。", "`{name}` ends in .yaml and is no file."),
        Said("目录请换个名字；这里只放普通文件。", "Give a folder another name; only plain files belong here."),
    )
)
OUTSIDE = define(
    Rule(
        "F03",
        Severity.ERROR,
        Said("不得链接到目录之外", "No links out of the catalogue"),
        Said("“{name}”是指向目录之外的链接。", "`{name}` is a link that leads out of the catalogue."),
        Said("把文件放进目录里。", "Put the file itself into the catalogue."),
    )
)
TOO_LARGE = define(
    Rule(
        "F04",
        Severity.ERROR,
        Said("文件不得过大", "Files are not too large"),
        Said("文件有 {found} 字节，上限 {limit}。", "The file has {found} bytes; the limit is {limit}."),
        Said("一个事项一个文件；附件放在 files 目录。", "One item a file; attachments go into the folder `files`."),
    )
)
