"""Rules about prose: sentences one can read, and figures that are those of the fields."""

import re
from collections.abc import Iterator
from typing import Any, Final

import orjson

from catalogue.findings import Path, Said
from catalogue.model import Limit
from catalogue.rules.frame import ADVICE, WARNING, Case, Hit, every, item_rule


@item_rule(
    "W15",
    ADVICE,
    title=Said("一句话说明和条件写得短", "Summaries and conditions are short"),
    message=Said(
        "有 {length} 个字，超过 {limit} 个，不易读懂。",
        "It has {length} characters, more than {limit}, and is hard to read.",
    ),
    remedy=Said(
        "只说最要紧的；长句拆成几条，法律原文放到 basis 的 note。",
        "Say what matters most; split long sentences, and put the words of the law into a `note` of `basis`.",
    ),
    good="summary: 确认一件事。",
    bad=f"summary: {'很长的说明' * 20}。",
)
def short_texts(case: Case) -> Iterator[Hit]:
    """R-62, international rule 6: a summary in one breath, a condition's sentence of 80 characters at most."""
    data = case.own.data
    for rest, words in every(data.get("summary")):
        limit = 80 if _is_chinese(words) else 160
        if len(words) > limit:
            yield Hit(("summary", *rest), {"length": len(words), "limit": limit})
    conditions = data.get("conditions")
    for row in conditions if isinstance(conditions, list) else ():
        for rest, words in every(row.get("text")):
            limit = 80 if _is_chinese(words) else 200
            longest = max((len(s) for s in _SENTENCES.split(words)), default=0) if len(words) > limit else 0
            if longest > limit and "quoted_from" not in row:
                yield Hit(("conditions", f"#{row.get('id')}", "text", *rest), {"length": longest, "limit": limit})


_SENTENCES: Final = re.compile(r"[。；;！？\n]|\. ")


def _is_chinese(words: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in words[:20])


_LIMITS: Final = re.compile(
    rb'"value":(\d+),"unit":"working-day"|"unit":"working-day","value":(\d+)|"delivered_within":(\d+)'
)
"""Working days of an item's limits, in its JSON."""
_FIGURES: Final = re.compile(r"(\d{1,4})\s*个?(?:法定)?(工作日|working days?)")


@item_rule(
    "W16",
    WARNING,
    title=Said("文字里的工作日与时限字段一致", "Working days in texts are those of the limits"),
    message=Said(
        "文字说“{words}”，而时限字段里没有 {days} 个工作日。",
        "The text says `{words}`, and no limit of the item is {days} working days.",
    ),
    remedy=Said(
        "改成与 time_limit、steps 一致的数，或不在文字里写数。",
        "Write the number of `time_limit` or `steps`, or no number.",
    ),
    good="summary: 5个工作日办好。",
    bad="summary: 6个工作日办好。",
)
def figures_agree(case: Case) -> Iterator[Hit]:
    """International rule 29: only where a summary or an answer says how long it takes."""
    text = case.text
    if "工作日" not in text and "working day" not in text:
        return
    known: set[bytes] | None = None
    data, time = case.own.data, case.item.time_limit
    near = (
        {str(limit.value) for limit in (time.promised, time.statutory) if isinstance(limit, Limit)} if time else set()
    )
    texts: list[tuple[Path, Any]] = [(("summary",), data.get("summary"))]
    texts += [
        (("faq", f"#{r.get('id')}", "answer"), r.get("answer")) for r in data.get("faq", ()) if isinstance(r, dict)
    ]
    for path, value in texts:
        if isinstance(value, str) and "工作日" not in value and "working day" not in value:
            continue
        for rest, words in every(value):
            for match in _FIGURES.finditer(words) if "工作日" in words or "working day" in words else ():
                if match[1] in near:
                    continue
                known = known or {n for found in _LIMITS.findall(orjson.dumps(case.resolved.data)) for n in found}
                if match[1].encode() not in known:
                    yield Hit((*path, *rest), {"words": match[0], "days": match[1]})
