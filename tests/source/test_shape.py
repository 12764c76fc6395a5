"""Values that do not fit are told at their place, in an editor's words, all at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalogue.findings import Finding
from catalogue.model.schema import schemas
from catalogue.resolve import Resolved, Resolver
from catalogue.source import Broken, Catalogue, open_catalogue
from catalogue.source.expected import form

_SETTINGS = "title: 目录\nlanguages: [zh-Hans]\nbase_url: https://example.org/\npublisher: {name: 某市}\n"
_BASE = {"kind": "standard", "code": '"1"', "name": "护照", "type": "public-service"}


def _checked(root: Path, lines: str) -> Resolved | Broken:
    """Write an item of four sound lines and those of a case, which may replace one of them, and resolve it."""
    key = lines.partition(":")[0]
    text = "".join(f"{k}: {v}\n" for k, v in _BASE.items() if k != key) + f"{lines}\n"
    file = root / "standards/a/1-x.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    (root / "catalogue.yaml").write_text(_SETTINGS, encoding="utf-8")
    catalogue = open_catalogue(root)
    assert isinstance(catalogue, Catalogue)
    return Resolver(catalogue).resolve("standards/a/1-x.yaml")


def _told(f: Finding) -> list[str]:
    span = f.span
    place = f"{f.rule} {span.line}:{span.column}-{span.end_line}:{span.end_column} {f.path}"
    return [place, f"{f.message('zh')}{f.remedy('zh')}", f"{f.message('en')} {f.remedy('en')}"]


_MISFITS: list[tuple[str, str, list[list[str]]]] = [
    (
        "unknown key near",
        "summery: x",
        [
            [
                "S01 5:1-5:8 summery",
                "没有“summery”这个键。是不是“summary”？",
                "There is no key `summery`. Did you mean `summary`?",
            ]
        ],
    ),
    (
        "unknown key none near",
        "zzz: x",
        [
            [
                "S01 5:1-5:4 zzz",
                "没有“zzz”这个键。删掉它；可用的键见结构说明。",
                "There is no key `zzz`. Delete it; the description of the schema lists the keys there are.",
            ]
        ],
    ),
    (
        "unknown key deep",
        "materials: [{id: a, form: paper, copys: 1}]",
        [
            [
                "S01 5:34-5:39 materials[a].copys",
                "没有“copys”这个键。是不是“copies”？",
                "There is no key `copys`. Did you mean `copies`?",
            ]
        ],
    ),
    (
        "missing in row",
        "results: [{id: a, kind: certificate}]",
        [["S02 5:11-5:12 results[a].name", "缺少“name”。补上“name: …”。", "`name` is missing. Add `name: …`."]],
    ),
    (
        "row without id",
        "materials: [{form: paper}]",
        [["S02 5:13-5:14 materials[0].id", "缺少“id”。补上“id: …”。", "`id` is missing. Add `id: …`."]],
    ),
    (
        "wrong type deep",
        "materials:\n- {id: a, copies: 二}",
        [
            [
                "S03 6:19-6:20 materials[a].copies",
                "这里要写整数，现在是“二”。写整数。",
                "Expected a whole number here, found `二`. Write a whole number.",
            ]
        ],
    ),
    (
        "wrong type scalar for list",
        "level: city",
        [
            [
                "S03 5:8-5:12 level",
                "这里要写列表，现在是“city”。写成列表：[city]。",
                "Expected a list here, found `city`. Write a list: [city].",
            ]
        ],
    ),
    (
        "wrong type text for map",
        "time_limit: 5天",
        [
            [
                "S03 5:13-5:15 time_limit",
                "这里要写键值对，现在是“5天”。写键值对。",
                "Expected keys and values here, found `5天`. Write keys and values.",
            ]
        ],
    ),
    (
        "list for map",
        "visits: [1]",
        [
            [
                "S03 5:1-5:7 visits",
                "这里要写键值对，现在是“[1]”。写键值对。",
                "Expected keys and values here, found `[1]`. Write keys and values.",
            ]
        ],
    ),
    (
        "map for text",
        "accepted_by: {a: 1}",
        [
            [
                "S05 5:15-5:16 accepted_by.a",
                "“a”的写法不对。写成语言标签，如 zh-Hans、en。",
                "`a` is not well formed. Write a language tag, such as zh-Hans or en.",
            ]
        ],
    ),
    (
        "text number",
        "summary: 5",
        [
            [
                "S03 5:10-5:11 summary",
                '这里要写文字，现在是“5”。加引号："5"。',
                'Expected text here, found `5`. Put it in quotes: "5".',
            ]
        ],
    ),
    (
        "float money",
        "fees: [{id: a, name: x, amount: 12.5}]",
        [
            [
                "S06 5:33-5:37 fees[a].amount",
                '“12.5”不是金额。写整数，或加引号的小数，如 20、"12.50"；不写逗号、单位和货币符号。',
                '`12.5` is no amount. Write a whole number or a quoted decimal, such as 20 or "12.50"; no commas, units or currency signs.',
            ]
        ],
    ),
    (
        "comma money",
        "fees: [{id: a, name: x, amount: '837,556'}]",
        [
            [
                "S06 5:33-5:42 fees[a].amount",
                '“837,556”不是金额。写整数，或加引号的小数，如 20、"12.50"；不写逗号、单位和货币符号。',
                '`837,556` is no amount. Write a whole number or a quoted decimal, such as 20 or "12.50"; no commas, units or currency signs.',
            ]
        ],
    ),
    (
        "yuan money",
        "fees: [{id: a, name: x, amount: 12元}]",
        [
            [
                "S06 5:33-5:36 fees[a].amount",
                '“12元”不是金额。写整数，或加引号的小数，如 20、"12.50"；不写逗号、单位和货币符号。',
                '`12元` is no amount. Write a whole number or a quoted decimal, such as 20 or "12.50"; no commas, units or currency signs.',
            ]
        ],
    ),
    (
        "neg money",
        "fees: [{id: a, name: x, amount: -1}]",
        [
            [
                "S06 5:33-5:35 fees[a].amount",
                '“-1”不是金额。写整数，或加引号的小数，如 20、"12.50"；不写逗号、单位和货币符号。',
                '`-1` is no amount. Write a whole number or a quoted decimal, such as 20 or "12.50"; no commas, units or currency signs.',
            ]
        ],
    ),
    (
        "bool money",
        "fees: [{id: a, name: x, amount: true}]",
        [
            [
                "S06 5:33-5:37 fees[a].amount",
                '“true”不是金额。写整数，或加引号的小数，如 20、"12.50"；不写逗号、单位和货币符号。',
                '`true` is no amount. Write a whole number or a quoted decimal, such as 20 or "12.50"; no commas, units or currency signs.',
            ]
        ],
    ),
    (
        "impossible",
        "effective_from: '2025-02-30'",
        [
            [
                "S05 5:17-5:29 effective_from",
                "“2025-02-30”的写法不对。写成日历上有的日期。",
                "`2025-02-30` is not well formed. Write a day that is in the calendar.",
            ]
        ],
    ),
    (
        "short",
        "effective_from: 2025-2-3",
        [
            [
                "S05 5:17-5:25 effective_from",
                "“2025-2-3”的写法不对。写成 2025-02-03。",
                "`2025-2-3` is not well formed. Write 2025-02-03.",
            ]
        ],
    ),
    (
        "date int",
        "effective_from: 20250203",
        [
            [
                "S05 5:17-5:25 effective_from",
                "“20250203”的写法不对。写成年-月-日，如 2025-07-01。",
                "`20250203` is not well formed. Write year-month-day, such as 2025-07-01.",
            ]
        ],
    ),
    (
        "enum misspelt",
        "status: in-forse",
        [
            [
                "S04 5:9-5:17 status",
                "“in-forse”不在可选值中。是不是“in-force”？可选：draft（草稿）、in-force（在用）、suspended（暂停）、withdrawn（取消）。",
                "`in-forse` is none of the choices. Did you mean `in-force`? Choices: draft, in-force, suspended, withdrawn.",
            ]
        ],
    ),
    (
        "enum none near",
        "status: zzz",
        [
            [
                "S04 5:9-5:12 status",
                "“zzz”不在可选值中。可选：draft（草稿）、in-force（在用）、suspended（暂停）、withdrawn（取消）。",
                "`zzz` is none of the choices. Choices: draft, in-force, suspended, withdrawn.",
            ]
        ],
    ),
    (
        "enum list",
        "level: [city, provinz]",
        [
            [
                "S04 5:15-5:22 level[1]",
                "“provinz”不在可选值中。是不是“province”？可选：nation（国家级）、province（省级）、city（市级）、county（县级）、township（镇（乡、街道）级）、village（村（社区）级）。",
                "`provinz` is none of the choices. Did you mean `province`? Choices: nation, province, city, county, township, village.",
            ]
        ],
    ),
    (
        "enum wrong type",
        "status: 5",
        [
            [
                "S04 5:9-5:10 status",
                "“5”不在可选值中。可选：draft（草稿）、in-force（在用）、suspended（暂停）、withdrawn（取消）。",
                "`5` is none of the choices. Choices: draft, in-force, suspended, withdrawn.",
            ]
        ],
    ),
    (
        "enum zh",
        "type: 行政许可",
        [
            [
                "S04 4:7-4:11 type",
                "“行政许可”不在可选值中。是不是“administrative-licence”？可选：administrative-licence（行政许可）、administrative-penalty（行政处罚）、administrative-coercion（行政强制）、administrative-levy（行政征收）、administrative-benefit（行政给付）、administrative-inspection（行政检查）、administrative-confirmation（行政确认）、administrative-reward（行政奖励）、administrative-adjudication（行政裁决）、other-power（其他行政权力）、public-service（公共服务）。",
                "`行政许可` is none of the choices. Did you mean `administrative-licence`? Choices: administrative-licence, administrative-penalty, administrative-coercion, administrative-levy, administrative-benefit, administrative-inspection, administrative-confirmation, administrative-reward, administrative-adjudication, other-power, public-service.",
            ]
        ],
    ),
    (
        "enum bad",
        "status: [a]",
        [
            [
                "S04 5:1-5:7 status",
                '“["a"]”不在可选值中。可选：draft（草稿）、in-force（在用）、suspended（暂停）、withdrawn（取消）。',
                '`["a"]` is none of the choices. Choices: draft, in-force, suspended, withdrawn.',
            ]
        ],
    ),
    (
        "literal",
        "kind: standart",
        [
            [
                "S04 4:7-4:15 kind",
                "“standart”不在可选值中。是不是“standard”？可选：standard、implementation。",
                "`standart` is none of the choices. Did you mean `standard`? Choices: standard, implementation.",
            ]
        ],
    ),
    (
        "immediate misspelt",
        "time_limit: {promised: imediate}",
        [
            [
                "S04 5:24-5:32 time_limit.promised",
                "“imediate”不在可选值中。是不是“immediate”？可选：immediate。",
                "`imediate` is none of the choices. Did you mean `immediate`? Choices: immediate.",
            ]
        ],
    ),
    (
        "limit number",
        "time_limit: {promised: 5}",
        [
            [
                "S03 5:24-5:25 time_limit.promised",
                "这里要写 {value: 数量, unit: 单位} 或 immediate，现在是“5”。写 {value: 数量, unit: 单位} 或 immediate。",
                "Expected {value: number, unit: unit} or immediate here, found `5`. Write {value: number, unit: unit} or immediate.",
            ]
        ],
    ),
    (
        "limit text",
        "time_limit: {promised: 5个工作日}",
        [
            [
                "S03 5:24-5:29 time_limit.promised",
                "这里要写 {value: 数量, unit: 单位} 或 immediate，现在是“5个工作日”。写 {value: 数量, unit: 单位} 或 immediate。",
                "Expected {value: number, unit: unit} or immediate here, found `5个工作日`. Write {value: number, unit: unit} or immediate.",
            ]
        ],
    ),
    (
        "limit unit",
        "time_limit: {promised: {value: 5, unit: day}}",
        [
            [
                "S04 5:41-5:44 time_limit.promised.unit",
                "“day”不在可选值中。可选：minute（分钟）、hour（小时）、working-day（个工作日）、calendar-day（日）、month（个月）、year（年）。",
                "`day` is none of the choices. Choices: minute, hour, working-day, calendar-day, month, year.",
            ]
        ],
    ),
    (
        "limit no unit",
        "time_limit: {promised: {value: 5}}",
        [
            [
                "S02 5:14-5:22 time_limit.promised.unit",
                "缺少“unit”。补上“unit: …”。",
                "`unit` is missing. Add `unit: …`.",
            ]
        ],
    ),
    (
        "too large",
        "version: 100000",
        [
            [
                "S07 5:10-5:16 version",
                "“100000”超出范围，应当不大于 10000。改到范围之内。",
                "`100000` is out of bounds; it must be at most 10000. Keep within the bounds.",
            ]
        ],
    ),
    (
        "zero",
        "version: 0",
        [
            [
                "S07 5:10-5:11 version",
                "“0”超出范围，应当不小于 1。改到范围之内。",
                "`0` is out of bounds; it must be at least 1. Keep within the bounds.",
            ]
        ],
    ),
    (
        "negative",
        "visits: {count: -1}",
        [
            [
                "S07 5:17-5:19 visits.count",
                "“-1”超出范围，应当不小于 0。改到范围之内。",
                "`-1` is out of bounds; it must be at least 0. Keep within the bounds.",
            ]
        ],
    ),
    (
        "bool int",
        "visits: {count: true}",
        [
            [
                "S03 5:17-5:21 visits.count",
                "这里要写整数，现在是“true”。写整数。",
                "Expected a whole number here, found `true`. Write a whole number.",
            ]
        ],
    ),
    (
        "float int",
        "visits: {count: 1.0}",
        [
            [
                "S03 5:17-5:20 visits.count",
                "这里要写整数，现在是“1.0”。写整数。",
                "Expected a whole number here, found `1.0`. Write a whole number.",
            ]
        ],
    ),
    (
        "quoted int",
        "visits: {count: '1'}",
        [
            [
                "S03 5:17-5:20 visits.count",
                '这里要写整数，现在是“"1"”。去掉引号：1。',
                'Expected a whole number here, found `"1"`. Take the quotes away: 1.',
            ]
        ],
    ),
    (
        "int bool",
        "by_application: 1",
        [
            [
                "S03 5:17-5:18 by_application",
                "这里要写 true 或 false，现在是“1”。写 true 或 false。",
                "Expected true or false here, found `1`. Write true or false.",
            ]
        ],
    ),
    (
        "str bool",
        "by_application: 'true'",
        [
            [
                "S03 5:17-5:23 by_application",
                '这里要写 true 或 false，现在是“"true"”。去掉引号：true。',
                'Expected true or false here, found `"true"`. Take the quotes away: true.',
            ]
        ],
    ),
    (
        "two ways",
        "fees: [{id: a, name: x, amount: 1, range: {least: 1, most: 2}}]",
        [
            [
                "S08 5:8-5:9 fees[a]",
                "amount、tiers、range 要写且只写一个。留下一个；不同情形分成几项，各写 when。",
                "Write one of amount, tiers and range, and no more. Keep one; make several charges with `when` for several cases.",
            ]
        ],
    ),
    (
        "no way",
        "fees: [{id: a, name: x}]",
        [
            [
                "S08 5:8-5:9 fees[a]",
                "amount、tiers、range 要写且只写一个。留下一个；不同情形分成几项，各写 when。",
                "Write one of amount, tiers and range, and no more. Keep one; make several charges with `when` for several cases.",
            ]
        ],
    ),
    (
        "text map bad tag",
        "summary: {中文: x}",
        [
            [
                "S05 5:11-5:13 summary.中文",
                "“中文”的写法不对。写成语言标签，如 zh-Hans、en。",
                "`中文` is not well formed. Write a language tag, such as zh-Hans or en.",
            ]
        ],
    ),
    (
        "text map en_US",
        "summary: {en_US: x}",
        [
            [
                "S05 5:11-5:16 summary.en_US",
                "“en_US”的写法不对。写成语言标签，如 zh-Hans、en。",
                "`en_US` is not well formed. Write a language tag, such as zh-Hans or en.",
            ]
        ],
    ),
    (
        "text map empty",
        "summary: {}",
        [
            [
                "S07 5:10-5:11 summary",
                "这里没有内容。写上内容，或删掉这个键。",
                "There is nothing here. Write something, or leave the key out.",
            ]
        ],
    ),
    (
        "text map num",
        "summary: {en: 5}",
        [
            [
                "S03 5:15-5:16 summary.en",
                '这里要写文字，现在是“5”。加引号："5"。',
                'Expected text here, found `5`. Put it in quotes: "5".',
            ]
        ],
    ),
    (
        "none empty reason",
        "fees: {none: ''}",
        [
            [
                "S07 5:14-5:16 fees.none",
                "这里没有内容。写上内容，或删掉这个键。",
                "There is nothing here. Write something, or leave the key out.",
            ]
        ],
    ),
    (
        "none spaces",
        "fees: {none: '  '}",
        [
            [
                "S05 5:14-5:18 fees.none",
                "“  ”的写法不对。写成文字，不能只有空格。",
                "`  ` is not well formed. Write text, and not only spaces.",
            ]
        ],
    ),
    (
        "none unknown",
        "fees: {non: x}",
        [["S01 5:8-5:11 fees.non", "没有“non”这个键。是不是“none”？", "There is no key `non`. Did you mean `none`?"]],
    ),
    (
        "fees text",
        "fees: 无",
        [
            [
                "S03 5:7-5:8 fees",
                "这里要写列表或 {none: 理由}，现在是“无”。写列表或 {none: 理由}。",
                "Expected a list or {none: reason} here, found `无`. Write a list or {none: reason}.",
            ]
        ],
    ),
    (
        "fees []",
        "fees: []",
        [
            [
                "S07 5:7-5:8 fees",
                "这里没有内容。写上内容，或删掉这个键。",
                "There is nothing here. Write something, or leave the key out.",
            ]
        ],
    ),
    (
        "mat []",
        "materials: []",
        [
            [
                "S07 5:12-5:13 materials",
                "这里没有内容。写上内容，或删掉这个键。",
                "There is nothing here. Write something, or leave the key out.",
            ]
        ],
    ),
    (
        "audience []",
        "audience: []",
        [
            [
                "S07 5:11-5:12 audience",
                "这里没有内容。写上内容，或删掉这个键。",
                "There is nothing here. Write something, or leave the key out.",
            ]
        ],
    ),
    (
        "legal_basis []",
        "legal_basis: []",
        [
            [
                "S07 5:14-5:15 legal_basis",
                "这里没有内容。写上内容，或删掉这个键。",
                "There is nothing here. Write something, or leave the key out.",
            ]
        ],
    ),
    (
        "slug",
        "materials: [{id: 营业执照}]",
        [
            [
                "S05 5:18-5:22 materials[营业执照].id",
                "“营业执照”的写法不对。写成小写字母、数字和连字符，如 business-licence。",
                "`营业执照` is not well formed. Write lower-case letters, digits and hyphens, such as business-licence.",
            ]
        ],
    ),
    (
        "article int",
        "legal_basis: [{law: a, article: 42}]",
        [
            [
                "S03 5:33-5:35 legal_basis[0].article",
                '这里要写文字，现在是“42”。加引号："42"。',
                'Expected text here, found `42`. Put it in quotes: "42".',
            ]
        ],
    ),
    (
        "article",
        "legal_basis: [{law: a, article: 第四十二条}]",
        [
            [
                "S05 5:33-5:38 legal_basis[0].article",
                '“第四十二条”的写法不对。写成加引号的条号，如 "42" 或 "42-1"。',
                '`第四十二条` is not well formed. Write a quoted article number, such as "42" or "42-1".',
            ]
        ],
    ),
    (
        "path",
        "materials: [{id: a, blank_form: ../x.docx}]",
        [
            [
                "S05 5:33-5:42 materials[a].blank_form",
                "“../x.docx”的写法不对。写成目录内的路径，如 files/form.docx。",
                "`../x.docx` is not well formed. Write a path within the catalogue, such as files/form.docx.",
            ]
        ],
    ),
    (
        "code",
        "code: 护照",
        [
            [
                "S05 4:7-4:9 code",
                "“护照”的写法不对。写成字母、数字、连字符组成的编码或标识。",
                "`护照` is not well formed. Write a code or id of letters, digits and hyphens.",
            ]
        ],
    ),
    (
        "when bad",
        "conditions: [{id: a, text: x, when: {a: {b: c}}}]",
        [
            [
                "S03 5:38-5:39 conditions[a].when.a",
                '这里要写文字或列表，现在是“{"b": "c"}”。写文字或列表。',
                'Expected text or a list here, found `{"b": "c"}`. Write text or a list.',
            ]
        ],
    ),
    (
        "when empty",
        "conditions: [{id: a, text: x, when: {a: []}}]",
        [
            [
                "S07 5:41-5:42 conditions[a].when.a",
                "这里没有内容。写上内容，或删掉这个键。",
                "There is nothing here. Write something, or leave the key out.",
            ]
        ],
    ),
    (
        "one answer",
        "situations: [{id: a, question: x, answers: [{id: b, label: c}]}]",
        [
            [
                "S07 5:35-5:42 situations[a].answers",
                "这里有 1 条，应当至少 2 条。改到范围之内。",
                "There are 1 entries; there must be at least 2. Keep within the bounds.",
            ]
        ],
    ),
    (
        "hours",
        "channels: {windows: [{id: a, hours: [{days: [mo], opens: '9:00', closes: '25:00'}]}]}",
        [
            [
                "S05 5:46-5:48 channels.windows[a].hours[0].days[0]",
                "“mo”的写法不对。写成 mon 至 sun、workday（工作日）或 holiday（节假日）。",
                "`mo` is not well formed. Write one of mon to sun, workday and holiday.",
            ],
            [
                "S05 5:58-5:64 channels.windows[a].hours[0].opens",
                '“9:00”的写法不对。写成加引号的 24 小时制时间，如 "09:00"。',
                '`9:00` is not well formed. Write a quoted time of day, such as "09:00".',
            ],
            [
                "S05 5:74-5:81 channels.windows[a].hours[0].closes",
                '“25:00”的写法不对。写成加引号的 24 小时制时间，如 "09:00"。',
                '`25:00` is not well formed. Write a quoted time of day, such as "09:00".',
            ],
        ],
    ),
    (
        "phone",
        "contacts: {consultation: [{id: a, phone: 12345}]}",
        [
            [
                "S03 5:42-5:47 contacts.consultation[a].phone",
                '这里要写文字，现在是“12345”。加引号："12345"。',
                'Expected text here, found `12345`. Put it in quotes: "12345".',
            ]
        ],
    ),
    (
        "waiver",
        "waivers: [{rule: t02, reason: x, until: 2027-01-01}]",
        [
            [
                "S05 5:18-5:21 waivers[0].rule",
                "“t02”的写法不对。写成规则编号，如 T02。",
                "`t02` is not well formed. Write the id of a rule, such as T02.",
            ]
        ],
    ),
    (
        "email",
        "contacts: {consultation: [{id: a, email: x}]}",
        [
            [
                "S05 5:42-5:43 contacts.consultation[a].email",
                "“x”的写法不对。写成电子邮件地址，如 name@example.gov.cn。",
                "`x` is not well formed. Write an address such as name@example.gov.cn.",
            ]
        ],
    ),
    (
        "currency",
        "fees: [{id: a, name: x, amount: 1, currency: 元}]",
        [
            [
                "S05 5:46-5:47 fees[a].currency",
                "“元”的写法不对。写成三个大写字母的币种，如 CNY。",
                "`元` is not well formed. Write a currency of three capitals, such as CNY.",
            ]
        ],
    ),
    (
        "percent",
        "fees: [{id: a, name: x, amount: 1, reductions: [{id: b, label: c, percent: 101}]}]",
        [
            [
                "S07 5:76-5:79 fees[a].reductions[b].percent",
                "“101”超出范围，应当不大于 100。改到范围之内。",
                "`101` is out of bounds; it must be at most 100. Keep within the bounds.",
            ]
        ],
    ),
    (
        "ext",
        "contacts: {consultation: [{id: a, extension: a1}]}",
        [
            [
                "S05 5:46-5:48 contacts.consultation[a].extension",
                '“a1”的写法不对。写成加引号的数字，如 "801"。',
                '`a1` is not well formed. Write quoted digits, such as "801".',
            ]
        ],
    ),
    (
        "all",
        "summery: x\nversion: 0\nlevel: [x]\nmaterials: [{id: a, copies: -1}, 5]\nfees: [{id: a, name: x, amount: 1.5}]",
        [
            [
                "S07 6:10-6:11 version",
                "“0”超出范围，应当不小于 1。改到范围之内。",
                "`0` is out of bounds; it must be at least 1. Keep within the bounds.",
            ],
            [
                "S04 7:9-7:10 level[0]",
                "“x”不在可选值中。可选：nation（国家级）、province（省级）、city（市级）、county（县级）、township（镇（乡、街道）级）、village（村（社区）级）。",
                "`x` is none of the choices. Choices: nation, province, city, county, township, village.",
            ],
            [
                "S07 8:29-8:31 materials[a].copies",
                "“-1”超出范围，应当不小于 0。改到范围之内。",
                "`-1` is out of bounds; it must be at least 0. Keep within the bounds.",
            ],
            [
                "S03 8:34-8:35 materials[1]",
                "这里要写键值对，现在是“5”。写键值对。",
                "Expected keys and values here, found `5`. Write keys and values.",
            ],
            [
                "S06 9:33-9:36 fees[a].amount",
                '“1.5”不是金额。写整数，或加引号的小数，如 20、"12.50"；不写逗号、单位和货币符号。',
                '`1.5` is no amount. Write a whole number or a quoted decimal, such as 20 or "12.50"; no commas, units or currency signs.',
            ],
            [
                "S01 5:1-5:8 summery",
                "没有“summery”这个键。是不是“summary”？",
                "There is no key `summery`. Did you mean `summary`?",
            ],
        ],
    ),
    (
        "row not map",
        "materials: [a]",
        [
            [
                "S03 5:13-5:14 materials[0]",
                "这里要写键值对，现在是“a”。写键值对。",
                "Expected keys and values here, found `a`. Write keys and values.",
            ]
        ],
    ),
]
"""What is written, and the findings: rule, place and path; words and remedy in Chinese; the same in English."""


@pytest.mark.parametrize(("lines", "expected"), [c[1:] for c in _MISFITS], ids=[c[0] for c in _MISFITS])
def test_what_does_not_fit_is_told_once(tmp_path: Path, lines: str, expected: list[list[str]]) -> None:
    got = _checked(tmp_path.resolve(), lines)

    assert isinstance(got, Broken)
    assert [_told(f) for f in got.findings] == expected


@pytest.mark.parametrize(
    "lines",
    [
        "effective_from: 2025-07-01",
        "effective_from: '2025-07-01'",
        "fees: [{id: a, name: 工本费, amount: 20}]",
        'fees: [{id: a, name: 工本费, amount: "12.50"}]',
        "fees: {none: 法律法规没有规定收费}",
        "summary: {zh-Hans: 一句话, en: One sentence, zh-Hant-MO: 一句話}",
        "time_limit: {promised: immediate}",
        "time_limit: {statutory: {none: 法律没有规定}, promised: {value: 5, unit: working-day}}",
        "conditions: [{id: a, text: 条件, when: {premises: [own, rented], applicant: person}}]",
    ],
)
def test_what_fits_is_taken(tmp_path: Path, lines: str) -> None:
    assert isinstance(_checked(tmp_path.resolve(), lines), Resolved)


def test_text_that_is_too_long_is_counted(tmp_path: Path) -> None:
    """The whole text is not repeated in the message."""
    got = _checked(tmp_path.resolve(), f"summary: {'字' * 20_001}")

    assert isinstance(got, Broken)
    assert [_told(f)[1] for f in got.findings] == ["这里有 20001 个字，应当至多 20000 个字。改到范围之内。"]


def _patterns(node: Any) -> Iterator[str]:
    """Yield every pattern that a schema holds a value or a key to."""
    if isinstance(node, dict):
        if isinstance(node.get("pattern"), str) and node.get("format") != "date" and "(0|[1-9]" not in node["pattern"]:
            yield node["pattern"]
        yield from node.get("patternProperties", {})
        for below in node.values():
            yield from _patterns(below)
    elif isinstance(node, list):
        for below in node:
            yield from _patterns(below)


def test_every_form_has_words() -> None:
    """No message shows a regular expression or says only that something is wrong."""
    unsaid = {p for p in _patterns(list(schemas().values())) if form(p) == form("no such pattern")}

    assert unsaid == set()
