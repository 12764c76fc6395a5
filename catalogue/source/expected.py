"""What a value should have been, in an editor's words: kinds of value, written forms, bounds and choices."""

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any, Final

from catalogue.findings import Said
from catalogue.model.base import Term

_KINDS: Final[Mapping[str, Said]] = {
    "string_type": Said("文字", "text"),
    "int_type": Said("整数", "a whole number"),
    "int_from_float": Said("整数", "a whole number"),
    "bool_type": Said("true 或 false", "true or false"),
    "list_type": Said("列表", "a list"),
    "dict_type": Said("键值对", "keys and values"),
    "model_type": Said("键值对", "keys and values"),
}

MISFITS: Final = frozenset({*_KINDS, "literal_error"})
"""Errors that say that a value is of another kind, so that it was not meant for this branch of a union."""

_MODELS: Final[Mapping[str, Said]] = {
    "Limit": Said("{value: 数量, unit: 单位}", "{value: number, unit: unit}"),
    "Absent": Said("{none: 理由}", "{none: reason}"),
}

_FORMS: Final[Mapping[str, Said]] = {
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$": Said(
        "小写字母、数字和连字符，如 business-licence",
        "lower-case letters, digits and hyphens, such as business-licence",
    ),
    r"^[A-Za-z0-9][A-Za-z0-9_.-]*$": Said(
        "字母、数字、连字符组成的编码或标识", "a code or id of letters, digits and hyphens"
    ),
    r"\S": Said("文字，不能只有空格", "text, and not only spaces"),
    r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$": Said("语言标签，如 zh-Hans、en", "a language tag, such as zh-Hans or en"),
    r"^[^/\\.][^/\\]*(/[^/\\.][^/\\]*)*$": Said(
        "目录内的路径，如 files/form.docx", "a path within the catalogue, such as files/form.docx"
    ),
    r"^https?://[^\s/?#]+[^\s]*$": Said(
        "以 http:// 或 https:// 开头的网址", "an address that begins with http:// or https://"
    ),
    r"^([01]\d|2[0-3]):[0-5]\d$": Said('加引号的 24 小时制时间，如 "09:00"', 'a quoted time of day, such as "09:00"'),
    r"^[1-9]\d{0,3}(-\d+)?$": Said(
        '加引号的条号，如 "42" 或 "42-1"', 'a quoted article number, such as "42" or "42-1"'
    ),
    r"^(mon|tue|wed|thu|fri|sat|sun|workday|holiday)$": Said(
        "mon 至 sun、workday（工作日）或 holiday（节假日）", "one of mon to sun, workday and holiday"
    ),
    r"^(mon|tue|wed|thu|fri|sat|sun)$": Said("mon 至 sun 之一", "one of mon to sun"),
    r"^\d{1,8}$": Said('加引号的数字，如 "801"', 'quoted digits, such as "801"'),
    r"^[^@\s]+@[^@\s]+\.[^@\s]+$": Said(
        "电子邮件地址，如 name@example.gov.cn", "an address such as name@example.gov.cn"
    ),
    r"^[A-Z]{3}$": Said("三个大写字母的币种，如 CNY", "a currency of three capitals, such as CNY"),
    r"^[A-Z]\d{2,3}$": Said("规则编号，如 T02", "the id of a rule, such as T02"),
    r"^\d{2}$": Said('加引号的两位数字，如 "01"', 'two quoted digits, such as "01"'),
    r"^\d{4}$": Said('加引号的年份，如 "2026"', 'a quoted year, such as "2026"'),
    r"^[a-z_]+(\.[a-z_]+)*$": Said("字段路径，如 visits.count", "the path of a field, such as visits.count"),
}

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


def kind_of(error_type: str, context: Mapping[str, Any]) -> Said:
    """Say which kind of value one branch of a union wants."""
    if error_type == "literal_error":
        choice = " / ".join(choices(context))
        return Said(choice, choice)
    return _MODELS.get(str(context.get("class_name")), _KINDS[error_type])


def any_of(kinds: Sequence[Said]) -> Said:
    """Join kinds of value; text by language goes without saying beside text."""
    known = list(dict.fromkeys(kinds))
    if _KINDS["string_type"] in known and _KINDS["dict_type"] in known:
        known.remove(_KINDS["dict_type"])
    return Said("或".join(spaced(k.zh) for k in known).strip(), " or ".join(k.en for k in known))


def instead(value: object, wanted: Said) -> Said:
    """Say what to write in place of a value of the wrong kind."""
    if wanted.zh.startswith("文字") and isinstance(value, bool | int | float):
        return Said(f'加引号："{shown(value)}"', f'Put it in quotes: "{shown(value)}"')
    plain = isinstance(value, str) and (value in {"true", "false"} if "true" in wanted.en else value.isdecimal())
    if plain and wanted in {_KINDS["int_type"], _KINDS["bool_type"]}:
        return Said(f"去掉引号：{value}", f"Take the quotes away: {value}")
    if wanted.zh.startswith("列表") and isinstance(value, dict):
        return Said("每一条前面加“- ”", "Put `- ` before each entry")
    if wanted == _KINDS["list_type"] and isinstance(value, str) and len(value) <= 40:
        return Said(f"写成列表：[{value}]", f"Write a list: [{value}]")
    return Said(f"写{spaced(wanted.zh)}", f"Write {wanted.en}")


def form(pattern: str) -> Said:
    """Say how a value is written whose form is wrong."""
    return _FORMS.get(pattern, Said("结构说明中的形式", "the form that the schema describes"))


def day(value: object) -> Said:
    """Say how a day is written; the day that was meant, where it can be told."""
    match = _DAY.fullmatch(str(value).strip())
    try:
        meant = dt.date(*map(int, match.groups())).isoformat() if match else ""
    except ValueError:
        return Said("日历上有的日期", "a day that is in the calendar")
    return Said(meant, meant) if meant else Said("年-月-日，如 2025-07-01", "year-month-day, such as 2025-07-01")


def size(value: object, context: Mapping[str, Any]) -> tuple[Said, Said]:
    """Say what is wrong with the size of a value, and what to do."""
    within = Said("改到范围之内", "Keep within the bounds")
    least, most = context.get("min_length"), context.get("max_length")
    if least is None and most is None:
        zh = f"不小于 {context['ge']}" if "ge" in context else f"不大于 {context.get('le', '…')}"
        en = f"at least {context['ge']}" if "ge" in context else f"at most {context.get('le', '…')}"
        return Said(
            f"“{shown(value)}”超出范围，应当{zh}", f"`{shown(value)}` is out of bounds; it must be {en}"
        ), within
    if not value:
        return Said("这里没有内容", "There is nothing here"), Said(
            "写上内容，或删掉这个键", "Write something, or leave the key out"
        )
    count = len(value) if isinstance(value, str | list | dict) else 0
    zh, en = ("个字", "characters") if isinstance(value, str) else ("条", "entries")
    bound = Said(f"至少 {least}" if least else f"至多 {most}", f"at least {least}" if least else f"at most {most}")
    return Said(
        f"这里有 {count} {zh}，应当{bound.zh} {zh}", f"There are {count} {en}; there must be {bound.en}"
    ), within


def choices(context: Mapping[str, Any]) -> list[str]:
    """Return the words of a closed list."""
    return re.findall(r"'([^']*)'", str(context["expected"]))


def listed(words: Sequence[str]) -> Said:
    """List the words of a closed list, with their meaning for those who read Chinese."""
    meaning = _meanings(tuple(words))
    zh = "、".join(f"{w}（{meaning[w].zh}）" if w in meaning else w for w in words)
    return Said(zh, ", ".join(words))


def nearest(word: object, words: Sequence[str]) -> str | None:
    """Return the word of a list that was meant, whether misspelt or given by its meaning."""
    if not isinstance(word, str):
        return None
    for token, meaning in _meanings(tuple(words)).items():
        if word in {meaning.zh, meaning.en}:
            return token
    match = get_close_matches(word, words, 1, 0.6)
    return match[0] if match else None


@cache
def _meanings(words: tuple[str, ...]) -> dict[str, Said]:
    term = next((t for t in Term.__subclasses__() if tuple(t) == words), None)
    return {str(m): Said(m.zh, m.en) for m in term or ()}


def spaced(zh: str) -> str:
    """Set off words that are not Chinese from the Chinese around them."""
    before = " " if zh[:1].isascii() else ""
    return f"{before}{zh} " if zh[-1:].isascii() else f"{before}{zh}"


def shown(value: object) -> str:
    """Show a value as it stands in a file, cut where it is long."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = text.replace("\n", " ")
    return text if len(text) <= 60 else f"{text[:59]}…"


def told_apart(value: object) -> str:
    """Show a value with its quotes where it would else look like a number, a truth value or nothing."""
    odd = isinstance(value, str) and (not value.strip() or re.fullmatch(r"[-+.\d]+|true|false", value))
    return f'"{value}"' if odd else shown(value)
