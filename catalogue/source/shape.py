"""Values to models: pydantic's errors told as findings in an editor's words."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from catalogue.findings import Path, Rule, Said, Severity, define
from catalogue.model.fields import Field, fields_of

M = TypeVar("M", bound=BaseModel)


def _shape(rule_id: str, title: Said, message: Said, remedy: Said, bad: str) -> Rule:
    return define(Rule(rule_id, Severity.ERROR, title, message, remedy, good="name: 名称\n", bad=bad))


UNKNOWN_KEY = _shape(
    "S01",
    Said("键须在结构中", "Keys are those of the schema"),
    Said("没有“{key}”这个键。", "There is no key `{key}`."),
    Said("{nearest_zh}", "{nearest_en}"),
    "summery: 一句话\n",
)
MISSING_KEY = _shape(
    "S02",
    Said("必需的键须写", "Required keys are there"),
    Said("缺少“{key}”。", "`{key}` is missing."),
    Said("补上“{key}: …”。", "Add `{key}: …`."),
    "materials: [{form: paper}]\n",
)
WRONG_TYPE = _shape(
    "S03",
    Said("值的类型须对", "Values have the right type"),
    Said("这里要写{expected_zh}，现在是 {found}。", "Expected {expected_en} here, found {found}."),
    Said("改成{expected_zh}。", "Write {expected_en}."),
    "version: 三\n",
)
NOT_IN_LIST = _shape(
    "S04",
    Said("值须在列表中", "Values are from the list"),
    Said("“{found}”不在可选值中。", "`{found}` is none of the choices."),
    Said("{nearest_zh}可选：{allowed}。", "{nearest_en}Choices: {allowed}."),
    "status: valid\n",
)
WRONG_FORM = _shape(
    "S05",
    Said("值的写法须对", "Values are well formed"),
    Said("“{found}”的写法不对。", "`{found}` is not well formed."),
    Said("写成{expected_zh}。", "Write {expected_en}."),
    "effective_from: 2025-02-30\n",
)
NOT_MONEY = _shape(
    "S06",
    Said("金额须精确", "Amounts are exact"),
    Said("“{found}”不是金额。", "`{found}` is no amount."),
    Said(
        '写整数，或加引号的小数，如 20、"12.50"；不写逗号、单位和货币符号。',
        'Write a whole number or a quoted decimal, such as 20 or "12.50"; no commas, units or currency signs.',
    ),
    "fees: [{id: a, name: 工本费, amount: 12.5}]\n",
)
OUT_OF_RANGE = _shape(
    "S07",
    Said("数量须在范围内", "Sizes are within bounds"),
    Said("“{found}”超出范围（{bound}）。", "`{found}` is out of bounds ({bound})."),
    Said("改到范围之内。", "Keep within the bounds."),
    "version: 0\n",
)
ONE_WAY_TO_CHARGE = _shape(
    "S08",
    Said("一项收费一种算法", "One way to charge"),
    Said("amount、tiers、range 要写且只写一个。", "Write one of amount, tiers and range, and no more."),
    Said("留下一个；不同情形分成几项，各写 when。", "Keep one; make several charges with `when` for several cases."),
    "fees: [{id: a, name: 工本费}]\n",
)

_TYPES: dict[str, Said] = {
    "string_type": Said("文字", "text"),
    "int_type": Said("整数", "a whole number"),
    "int_from_float": Said("整数", "a whole number"),
    "bool_type": Said("true 或 false", "true or false"),
    "list_type": Said("列表", "a list"),
    "dict_type": Said("键值对", "keys and values"),
    "model_type": Said("键值对", "keys and values"),
    "model_attributes_type": Said("键值对", "keys and values"),
}

_FORMS: dict[str, Said] = {
    "not_a_date": Said("真实存在的日期，如 2025-07-01", "a day that exists, such as 2025-07-01"),
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$": Said(
        "小写字母、数字和连字符，如 business-licence",
        "lower-case letters, digits and hyphens, such as business-licence",
    ),
    r"^https?://[^\s/?#]+[^\s]*$": Said(
        "以 http:// 或 https:// 开头的网址", "an address that begins with http:// or https://"
    ),
    r"\S": Said("文字，不能只有空格", "text, and not only spaces"),
    r"^([01]\d|2[0-3]):[0-5]\d$": Said('加引号的 24 小时制时间，如 "09:00"', 'a quoted time of day, such as "09:00"'),
    r"^[1-9]\d{0,3}(-\d+)?$": Said(
        '加引号的条号，如 "42" 或 "42-1"', 'a quoted article number, such as "42" or "42-1"'
    ),
    r"^[^/\\.][^/\\]*(/[^/\\.][^/\\]*)*$": Said(
        "目录内的路径，如 files/form.docx", "a path within the catalogue, such as files/form.docx"
    ),
    r"^[A-Za-z0-9][A-Za-z0-9_.-]*$": Said(
        "字母、数字、连字符组成的编码或标识", "a code or id of letters, digits and hyphens"
    ),
    r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$": Said("语言标签，如 zh-Hans、en", "a language tag, such as zh-Hans or en"),
}


class Problem(NamedTuple):
    """A place where values do not fit the model."""

    rule: Rule
    path: Path
    params: dict[str, str]
    at_key: bool = False


def fit(model: type[M], data: object) -> M | tuple[Problem, ...]:
    """Return the model made of some values, or every place where they do not fit."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        return tuple(_problems(error, model, data))


def _problems(error: ValidationError, model: type[BaseModel], data: object) -> Iterator[Problem]:
    """Tell each error once, and of a union's branches only the one the author was writing."""
    told = [
        (_path(e["loc"], data, missing=e["type"] == "missing"), e)
        for e in error.errors(include_url=False, include_context=True)
    ]
    paths = {path for path, _ in told}
    seen: set[tuple[Path, str]] = set()
    for path, e in told:
        deeper = any(len(p) > len(path) and p[: len(path)] == path for p in paths)
        problem = _problem(path, e, model)
        if (deeper and e["type"] not in {"extra_forbidden", "value_error"}) or (path, problem.rule.id) in seen:
            continue
        seen.add((path, problem.rule.id))
        yield problem


def _path(loc: tuple[str | int, ...], data: object, *, missing: bool) -> Path:
    """Turn pydantic's location into a path: leave out the names of union branches, name rows by id."""
    path: list[str | int] = []
    here: Any = data
    for place, step in enumerate(loc):
        if isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
            named = isinstance(here, dict) and isinstance(here.get("id"), str)
            path.append(f"#{here['id']}" if named else step)
        elif isinstance(here, dict) and step in here:
            here = here[step]
            path.append(step)
        elif missing and place == len(loc) - 1:
            path.append(step)
    return tuple(path)


def _problem(path: Path, e: Any, model: type[BaseModel]) -> Problem:
    kind, context = e["type"], e.get("ctx", {})
    found = _short(e["input"])
    if kind == "extra_forbidden":
        key = str(path[-1])
        return Problem(UNKNOWN_KEY, path, {"key": key, **_nearest(key, _siblings(path, model))}, at_key=True)
    if kind == "missing":
        return Problem(MISSING_KEY, path, {"key": str(path[-1])})
    if kind in {"enum", "literal_error"}:
        choices = [c.strip(" '") for c in str(context["expected"]).replace(" or ", ", ").split(",")]
        return Problem(
            NOT_IN_LIST, path, {"found": found, "allowed": ", ".join(choices), **_nearest(found, choices, choice=True)}
        )
    if kind == "not_an_amount":
        return Problem(NOT_MONEY, path, {"found": found})
    if kind == "one_way_to_charge":
        return Problem(ONE_WAY_TO_CHARGE, path, {})
    if kind in _TYPES:
        return Problem(
            WRONG_TYPE, path, {"found": found, "expected_zh": _TYPES[kind].zh, "expected_en": _TYPES[kind].en}
        )
    if kind in {"not_a_date", "string_pattern_mismatch"}:
        form = _FORMS.get(
            str(context.get("pattern", kind)), Said("结构说明中的形式", "the form that the schema describes")
        )
        return Problem(WRONG_FORM, path, {"found": found, "expected_zh": form.zh, "expected_en": form.en})
    bound = ", ".join(f"{k} {v}" for k, v in context.items() if k not in {"field_type", "actual_length", "error"})
    return Problem(OUT_OF_RANGE, path, {"found": found, "bound": bound or str(e["msg"])})


def _siblings(path: Path, model: type[BaseModel]) -> list[str]:
    """Return the keys that may stand where a path ends."""
    fields: dict[str, Field] = fields_of(model)
    for step in path[:-1]:
        if isinstance(step, str) and step in fields:
            fields = fields[step].fields
    return list(fields)


def _nearest(word: str, choices: list[str], *, choice: bool = False) -> dict[str, str]:
    match = get_close_matches(word, choices, 1, 0.6)
    if match:
        return {"nearest_zh": f"是不是“{match[0]}”？", "nearest_en": f"Did you mean `{match[0]}`? "}
    if choice:
        return {"nearest_zh": "", "nearest_en": ""}
    known = ", ".join(choices)
    return {"nearest_zh": f"删掉它，或改用：{known}。", "nearest_en": f"Delete it, or use one of: {known}."}


def _short(value: object) -> str:
    text = str(value).replace("\n", " ") if not isinstance(value, bool) else str(value).lower()
    return text if len(text) <= 60 else text[:57] + "…"
