"""Two sound items that use most of what there is, and their systematic mutations."""

import copy
from collections.abc import Iterator
from typing import Any

Values = dict[str, Any]

RICH: Values = {
    "kind": "implementation",
    "code": "11440100007483180K3440709001001",
    "implements": "440709001001",
    "local_codes": ["A-1"],
    "version": 3,
    "status": "in-force",
    "effective_from": "2025-07-01",
    "reviewed_on": "2026-01-31",
    "former_slugs": ["old-name"],
    "waivers": [{"rule": "T02", "path": "time_limit.promised", "reason": "理由", "until": "2027-01-01"}],
    "name": {"zh-Hans": "食品经营许可", "en": "Food business licence"},
    "everyday_names": ["开饭店"],
    "type": "administrative-licence",
    "themes": ["operation"],
    "legal_basis": [{"law": "food-safety-law", "article": "35", "paragraph": 2, "note": "要点"}],
    "level": ["city", "county"],
    "audience": ["enterprise", "person"],
    "by_application": True,
    "body": "11440100007483180K",
    "situations": [
        {
            "id": "premises",
            "question": "场所是谁的？",
            "answers": [{"id": "own", "label": "自有"}, {"id": "rented", "label": "租用", "help": "有租约"}],
        }
    ],
    "conditions": [{"id": "adult", "text": "年满18周岁", "when": {"premises": ["own", "rented"]}, "grants": True}],
    "quantity_limit": {"none": "法律没有规定数量"},
    "materials": [
        {
            "id": "lease",
            "label": "租约",
            "necessity": "conditional",
            "when": {"premises": "rented"},
            "originals": 1,
            "copies": 2,
            "show_original": False,
            "form": "paper",
            "source": "applicant",
            "blank_form": "files/a/form.docx",
            "supports": ["adult"],
            "deferral": {"within": {"value": 5, "unit": "working-day"}, "consequence": "退件"},
        },
        {"id": "id-card", "form": "paper-or-electronic", "source": "government"},
    ],
    "time_limit": {
        "statutory": {"value": 20, "unit": "working-day"},
        "promised": "immediate",
        "starts": "acceptance",
        "cases": [{"id": "online", "channel": "online", "statutory": {"none": "没有规定"}}],
        "special_procedures": [{"id": "site", "kind": "site-inspection", "limit": {"value": 1, "unit": "month"}}],
    },
    "fees": [
        {
            "id": "card",
            "name": "工本费",
            "amount": "12.50",
            "per": "本",
            "currency": "CNY",
            "reductions": [{"id": "poor", "label": "低保户", "percent": 50}],
            "examples": [{"quantity": 2, "answers": {"premises": "own"}, "pays": 25}],
        },
        {"id": "area", "name": "面积费", "tiers": [{"up_to": 100, "amount": 1}, {"amount": "0.5"}]},
        {"id": "test", "name": "检测费", "range": {"least": 10, "most": 20}},
    ],
    "steps": [{"id": "accept", "kind": "acceptance", "limit": {"value": 1, "unit": "hour"}, "counted": False}],
    "results": [{"id": "licence", "kind": "certificate", "name": "许可证", "validity": {"value": 5, "unit": "year"}}],
    "visits": {"count": 1, "reason": "现场核验"},
    "channels": {
        "windows": [{"id": "hall", "hall": "city-hall", "windows": ["1", "2"]}],
        "online": {"depth": "full", "url": "https://example.org/apply", "single_sign_on": True},
        "post": {"results": True, "payer": "body"},
        "appointment": {"required": False, "ahead": 7},
        "delivery": ["window", "post"],
        "delivered_within": 3,
    },
    "area_served": "province",
    "contacts": {
        "consultation": [
            {
                "id": "line",
                "phone": "020-12345678",
                "extension": "801",
                "email": "a@example.org",
                "hours": [{"days": ["mon", "workday"], "opens": "09:00", "closes": "17:00"}],
            }
        ]
    },
    "faq": [{"id": "free", "question": "收费吗？", "answer": {"zh-Hans": "不收", "en": "No"}}],
    "extra": {"form-number": [1, {"a": "b"}]},
}
"""An implementation as it is once resolved."""

PLAIN: Values = {
    "kind": "standard",
    "code": "440709001001",
    "name": "护照",
    "type": "public-service",
    "conditions": {"none": "没有条件"},
    "materials": {"none": {"zh-Hans": "不需要材料", "en": "Nothing needed"}},
    "intermediaries": [{"id": "test", "name": "检测", "basis": [{"law": "a"}]}],
    "quantity_limit": {"limit": 5, "text": "每年五个"},
    "commitment": {"text_file": "files/c.pdf", "replaces": ["id-card"]},
    "time_limit": {
        "statutory": "immediate",
        "promised": {"value": 2, "unit": "minute"},
        "extension": {"value": 1, "unit": "month"},
    },
    "fees": {"none": "不收费"},
    "results": {"none": "没有结果"},
}
"""A standard that says of much that there is none."""

_STRANGE: list[Any] = [
    True,
    0,
    -1,
    10_001,
    10**12,
    1.5,
    "",
    " ",
    "zzz",
    "无",
    "2025-02-30",
    [],
    {},
    ["zzz"],
    {"zzz": 1},
]
"""Values that belong in few places or in none; no null, which the reader lets pass nowhere."""


def mutations() -> Iterator[tuple[str, Values]]:
    """Yield each sound item with one thing changed, and what was changed."""
    for base in (RICH, PLAIN):
        yield f"{base['kind']}: as it is", copy.deepcopy(base)
        for path in _paths(base, ()):
            for what, change in _CHANGES:
                changed = copy.deepcopy(base)
                if change(changed, path):
                    yield f"{base['kind']}: {'.'.join(map(str, path))} {what}", changed


def _paths(value: Any, at: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    steps: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in steps:
        yield (*at, step)
        yield from _paths(below, (*at, step))


def _holder(base: Any, path: tuple[str | int, ...]) -> Any:
    for step in path[:-1]:
        base = base[step]
    return base


def _delete(base: Values, path: tuple[str | int, ...]) -> bool:
    del _holder(base, path)[path[-1]]
    return True


def _misspell(base: Values, path: tuple[str | int, ...]) -> bool:
    holder, key = _holder(base, path), path[-1]
    if not isinstance(holder, dict):
        return False
    holder[f"{key}x"] = holder.pop(key)
    return True


def _join(base: Values, path: tuple[str | int, ...]) -> bool:
    holder, key = _holder(base, path), path[-1]
    if not isinstance(holder[key], dict):
        return False
    holder[key]["none"] = "理由"
    return True


def _wrap(base: Values, path: tuple[str | int, ...]) -> bool:
    holder, key = _holder(base, path), path[-1]
    holder[key] = [holder[key]]
    return True


def _put(value: Any) -> Any:
    def change(base: Values, path: tuple[str | int, ...]) -> bool:
        holder, key = _holder(base, path), path[-1]
        if type(holder[key]) is type(value) and holder[key] == value:
            return False
        holder[key] = copy.deepcopy(value)
        return True

    return change


_CHANGES: list[tuple[str, Any]] = [
    ("left out", _delete),
    ("misspelt", _misspell),
    ("also none", _join),
    ("in a list", _wrap),
    *((f"= {value!r}", _put(value)) for value in _STRANGE),
]
