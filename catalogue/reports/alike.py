"""Names that mean one document: `有效身份证件原件` and `身份证件` are one entry of a register with an alias."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

SHORTLIST: Final = 75.0
"""Least similarity of keys that are compared word for word, in per cent of the characters they share.

It lets the shortest pair in, 身份证 and 居民身份证, which share six of eight characters. It cannot decide: of 95 per cent
alike are 一级注册建筑师注销注册申请表 and 二级…, which are two documents.
"""

_BRACKETS: Final = str.maketrans("【】[]〔〕", "()()()")
_QUOTES: Final = re.compile(r"[\s《》〈〉“”\"'‘’。;,、:.·_]+")
_NOISE: Final = re.compile(
    r"""
    ^\d+(?=[^\d年月寸个])                             # a number in a list
  | ^[①-⑳]
  | 原件(?:及|和|与|或|/)?复印件 | 原件 | 复印件 | 扫描件 | 影印件   # how it is handed in
  | 电子版 | 电子件 | 纸质版
  | \((?:正反面|盖章|加盖公章|[a-z]+格式|[^()]*市(?:/[^()]*市)*)\)   # how, or where it is asked for
  | (?:需?加盖公章) | 一式.份
  | 有效的? | 申请人(?:的|本人的?)?(?=.) | 本人的? | 相关的?             # says nothing of the document
  | 等?材料$ | 各?.份$
    """,
    re.VERBOSE,
)
"""Words that say how a document is handed in, or whose it is: the applicant's, as every other one."""

_WEAK: Final = frozenset({"的", "等", "书", "格", "者", "员", "居民", "地区", "文件", "副本", "及"})
"""Words by which two names of one document may differ."""

_SAME: Final = (("的", ""), ("相片", "照片"), ("和", "及"), ("与", "及"))
"""What is written in two ways."""


def key(name: str) -> str:
    """Return a name without what says nothing of the document.

    >>> key("有效身份证件原件"), key("《律师执业证书》（复印件）")
    ('身份证件', '律师执业证书')
    """
    whole = _QUOTES.sub("", unicodedata.normalize("NFKC", name).casefold().translate(_BRACKETS))
    before = ""
    short = whole
    while short != before:
        before = short
        short = _NOISE.sub("", short).replace("()", "")
    for written, meant in _SAME:
        short = short.replace(written, meant)
    return short or whole


def is_same_document(one: str, other: str) -> bool:
    """Say whether two keys differ by nothing but words that make no other document.

    >>> is_same_document("身份证", "居民身份证"), is_same_document("一级建筑师", "二级建筑师")
    (True, False)
    """
    return all({a, b} - _WEAK == {""} for a, b in _parts(one, other))


def _parts(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in one and what in the other wherever they differ."""
    held = ["", ""]
    for op in Indel.opcodes(one, other):
        if op.tag == "equal":
            if any(held):
                yield held[0], held[1]
            held = ["", ""]
        else:
            held[0] += one[op.src_start : op.src_end]
            held[1] += other[op.dest_start : op.dest_end]
    if any(held):
        yield held[0], held[1]


def groups(names: Iterable[str]) -> list[list[str]]:
    """Return the names that mean one document together, each group sorted; names that stand alone are left out."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        by_key[key(name)].append(name)
    keys = sorted(by_key)
    leader = {k: k for k in keys}

    def lead(k: str) -> str:
        while leader[k] != k:
            k = leader[k]
        return k

    for place, k in enumerate(keys):
        for near, _, _ in process.extract(k, keys[:place], scorer=fuzz.ratio, score_cutoff=SHORTLIST, limit=None):
            if is_same_document(k, near):
                leader[lead(k)] = lead(near)
    together: dict[str, list[str]] = defaultdict(list)
    for k in keys:
        together[lead(k)] += by_key[k]
    return sorted(sorted(found) for found in together.values() if len(found) > 1)


_WHOSE: Final = re.compile(
    r"(?!.*(?:个人|法人|军人|代人)$)[^及或、/()]{1,10}(?:人员?|职工|亲属|配偶|子女|父母|负责人|合伙人|投资者|举办者)"
)
"""Somebody other than the applicant, as names begin; who is a soldier or a legal person shows so by another document."""


def of_others(names: Iterable[str]) -> dict[str, list[str]]:
    """Return the names of one document of several persons, by the name of the document: 监护人身份证 is an 身份证.

    The document is one entry; whose it is belongs into an item's `label`.
    """
    by_key = {key(name): name for name in sorted(set(names), reverse=True)}
    found: dict[str, list[str]] = defaultdict(list)
    for short, name in sorted(by_key.items()):
        for place in range(2, len(short) - 1):
            whose, document = short[:place], short[place:]
            if document in by_key and _WHOSE.fullmatch(whose):
                found[by_key[document]].append(name)
                break
    return {document: sorted(found[document]) for document in sorted(found)}
