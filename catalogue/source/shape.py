"""Values to models: pydantic's errors told as findings in an editor's words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from catalogue.findings import Path, Rule, Said, Severity, define
from catalogue.model.fields import Field, fields_of
from catalogue.source import expected

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
    Said("这里要写{expected_zh}，现在是“{found}”。", "Expected {expected_en} here, found `{found}`."),
    Said("{instead_zh}。", "{instead_en}."),
    "version: 三\n",
)
NOT_IN_LIST = _shape(
    "S04",
    Said("值须在列表中", "Values are from the list"),
    Said("“{found}”不在可选值中。", "`{found}` is none of the choices."),
    Said("{nearest_zh}可选：{allowed_zh}。", "{nearest_en}Choices: {allowed_en}."),
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
    Said("{said_zh}。", "{said_en}."),
    Said("{remedy_zh}。", "{remedy_en}."),
    "version: 0\n",
)
ONE_WAY_TO_CHARGE = _shape(
    "S08",
    Said("一项收费一种算法", "One way to charge"),
    Said("amount、tiers、range 要写且只写一个。", "Write one of amount, tiers and range, and no more."),
    Said("留下一个；不同情形分成几项，各写 when。", "Keep one; make several charges with `when` for several cases."),
    "fees: [{id: a, name: 工本费}]\n",
)


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


class _Error(NamedTuple):
    """One error of pydantic's, told where it stands in the file."""

    kind: str
    path: Path
    branches: tuple[tuple[Path, str], ...]
    """Unions on the way, and the branch of each."""
    value: Any
    context: Mapping[str, Any]
    at_key: bool


def _problems(error: ValidationError, model: type[BaseModel], data: object) -> Iterator[Problem]:
    """Tell every place once, and of a union's branches only the one the author was writing."""
    raw = error.errors(include_url=False, include_context=True)
    places: dict[Path, list[_Error]] = defaultdict(list)
    for e in _of_likely_branches([_located(e, data) for e in raw]):
        places[e.path].append(e)
    problems = [p for path, errors in places.items() for p in _at_one_place(path, errors, model)]
    meant = {(*p.path[:-1], p.params.get("nearest")) for p in problems if p.rule is UNKNOWN_KEY}
    for p in problems:
        if p.rule is not MISSING_KEY or p.path not in meant:
            yield p


def _located(e: Any, data: object) -> _Error:
    """Turn pydantic's location into a path: set the names of union branches aside, name rows by id."""
    path: list[str | int] = []
    branches: list[tuple[Path, str]] = []
    here: Any = data
    loc = e["loc"]
    for place, step in enumerate(loc):
        if isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
            named = isinstance(here, dict) and isinstance(here.get("id"), str)
            path.append(f"#{here['id']}" if named else step)
        elif isinstance(here, dict) and step in here:
            here = here[step]
            path.append(step)
        elif e["type"] == "missing" and place == len(loc) - 1:
            path.append(step)
        elif step != "[key]":
            branches.append((tuple(path), str(step)))
    return _Error(e["type"], tuple(path), tuple(branches), e["input"], e.get("ctx", {}), "[key]" in loc)


def _of_likely_branches(errors: list[_Error]) -> list[_Error]:
    """Drop the errors of those branches of each union that the author was not writing."""
    unions: dict[Path, dict[str, list[_Error]]] = defaultdict(lambda: defaultdict(list))
    for e in errors:
        for place, branch in e.branches:
            unions[place][branch].append(e)
    dropped: set[tuple[Path, str]] = set()
    for place, branches in unions.items():
        likely = {b: found for b, found in branches.items() if not _misfit(place, found)}
        if likely:
            best = min(likely, key=lambda b: (_strangers(place, likely[b]), len(likely[b])))
            dropped |= {(place, b) for b in branches if b != best}
    return [e for e in errors if dropped.isdisjoint(e.branches)]


def _misfit(place: Path, errors: list[_Error]) -> bool:
    """Say whether a branch is for another kind of value, or for a record with none of the keys that are there."""
    e = errors[0]
    if e.path == place:
        return e.kind in expected.MISFITS and not (
            e.kind == "literal_error" and expected.nearest(e.value, expected.choices(e.context))
        )
    wanted = [str(e.path[-1]) for e in errors if e.kind == "missing" and e.path[:-1] == place]
    unknown = [e.path[-1] for e in errors if e.kind == "extra_forbidden" and e.path[:-1] == place]
    there: Any = next((e.value for e in errors if e.kind == "missing" and e.path[:-1] == place), {})
    return len(unknown) == len(there) > 0 and not any(expected.nearest(key, wanted) for key in unknown)


def _strangers(place: Path, errors: list[_Error]) -> int:
    """Count the keys that a branch lacks or does not know."""
    return sum(e.kind in {"missing", "extra_forbidden"} and e.path[:-1] == place for e in errors)


def _at_one_place(path: Path, errors: list[_Error], model: type[BaseModel]) -> Iterator[Problem]:
    """Tell the errors of one place: several wrong kinds as one, the others each."""
    misfits = [e for e in errors if e.kind in expected.MISFITS]
    others = [e for e in errors if e.kind not in expected.MISFITS]
    if others:
        seen: set[str] = set()
        for e in others:
            problem = _problem(path, e, model)
            if problem.rule.id not in seen:
                seen.add(problem.rule.id)
                yield problem
    elif near := next((e for e in misfits if e.kind == "literal_error" and _choice_meant(e, misfits)), None):
        yield _not_in_list(path, near)
    elif misfits:
        wanted = expected.any_of([expected.kind_of(e.kind, e.context) for e in misfits])
        value = misfits[0].value
        instead = expected.instead(value, wanted)
        said = {
            "found": expected.told_apart(value),
            "expected_zh": expected.spaced(wanted.zh).rstrip(),
            "expected_en": wanted.en,
        }
        yield Problem(WRONG_TYPE, path, {**said, "instead_zh": instead.zh.strip(), "instead_en": instead.en})


def _choice_meant(e: _Error, misfits: list[_Error]) -> bool:
    return len(misfits) == 1 or expected.nearest(e.value, expected.choices(e.context)) is not None


def _not_in_list(path: Path, e: _Error) -> Problem:
    words = expected.choices(e.context)
    allowed, near = expected.listed(words), expected.nearest(e.value, words)
    said = {"found": expected.shown(e.value), "allowed_zh": allowed.zh, "allowed_en": allowed.en}
    said |= {
        "nearest_zh": f"是不是“{near}”？" if near else "",
        "nearest_en": f"Did you mean `{near}`? " if near else "",
    }
    return Problem(NOT_IN_LIST, path, said)


def _problem(path: Path, e: _Error, model: type[BaseModel]) -> Problem:
    found = expected.shown(e.value)
    if e.kind == "extra_forbidden":
        absent = (path[:-1], "Absent") in e.branches
        return _unknown_key(path, ["none"] if absent else _siblings(path, model))
    if e.kind == "missing":
        return Problem(MISSING_KEY, path, {"key": str(path[-1])})
    if e.kind == "enum":
        return _not_in_list(path, e)
    if e.kind == "not_an_amount":
        return Problem(NOT_MONEY, path, {"found": found})
    if e.kind == "one_way_to_charge":
        return Problem(ONE_WAY_TO_CHARGE, path, {})
    if e.kind in {"not_a_date", "string_pattern_mismatch"}:
        pattern = e.context.get("pattern")
        form = expected.form(pattern) if pattern else expected.day(e.value)
        said = {"found": found, "expected_zh": expected.spaced(form.zh).rstrip(), "expected_en": form.en}
        return Problem(WRONG_FORM, path, said, at_key=e.at_key)
    wrong, remedy = expected.size(e.value, e.context)
    sizes = {"said_zh": wrong.zh, "said_en": wrong.en, "remedy_zh": remedy.zh, "remedy_en": remedy.en}
    return Problem(OUT_OF_RANGE, path, sizes, at_key=e.at_key)


_MANY = 24
"""Keys that can be listed without hiding the rest of a message."""


def _unknown_key(path: Path, known: list[str]) -> Problem:
    key = str(path[-1])
    near = expected.nearest(key, known)
    said = {"key": key, "nearest": near or ""}
    if near:
        said |= {"nearest_zh": f"是不是“{near}”？", "nearest_en": f"Did you mean `{near}`?"}
    elif len(known) > _MANY:
        said |= {
            "nearest_zh": "删掉它；可用的键见结构说明。",
            "nearest_en": "Delete it; the description of the schema lists the keys there are.",
        }
    else:
        words = ", ".join(known)
        said |= {"nearest_zh": f"删掉它，或改用：{words}。", "nearest_en": f"Delete it, or use one of: {words}."}
    return Problem(UNKNOWN_KEY, path, said, at_key=True)


def _siblings(path: Path, model: type[BaseModel]) -> list[str]:
    """Return the keys that may stand where a path ends."""
    fields: dict[str, Field] = fields_of(model)
    for step in path[:-1]:
        if isinstance(step, str) and step in fields:
            fields = fields[step].fields
    return list(fields)
