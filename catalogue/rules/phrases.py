"""Phrases that say nothing definite, and values that are none: the tables behind the rules about wording."""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

import orjson

Kind = Literal["catch_all", "vague"]

_MATTERS: Final = "材料|资料|文件|文书|证明|证件|证书|手续|条件|要求|情形|情况"

_HINTS: Final = re.compile(
    r"其[他它]|有关|相关|规定的其|等[材资证文有相等]|视[情具]|必要时|根据需|根据实|要求提|按需|如有需|附件|同上|有关规|相关规|原则上"
)
"""What every phrase holds; found many times faster than the phrases themselves."""

_CHINESE: Final = re.compile(
    rf"""
    (?P<catch_all>
        (?<!无)(?<!没有)其[他它](?:的|依法|法定|有关|相关|必要的?|必需的?|必须的?|所需的?|需要的?|应当?提[交供]的?|须提[交供]的?|规定的?|证明)*
        (?:{_MATTERS})
      | (?:法律|法规|规章)(?:、|和|及|或)?(?:(?:行政)?法规|规章)?(?:、|和|及|或)?(?:规章)?(?:、?国务院)?规定的其[他它]
      | (?:有关|相关)的?(?:证明)?(?:材料|资料|文件|证件|要求)
    )
  | (?P<vague>
        等(?:有效|相关|有关)?(?:证明)?(?:材料|资料|证明|文件|证件)
      | 视(?:具体)?情况 | 必要时 | 按(?:照)?要求提[供交] | 按需提[供交] | 如有需要
      | 根据(?:实际)?需要(?=提[供交]|补充|要求|报送|[，。；]|$)
      | (?:详?见|参见|参照)附件 | 同上 | 按(?:照)?(?:国家)?(?:有关|相关)(?:规定|要求)(?:执行|办理|提[供交])
      | 等等 | 原则上
    )
    """,
    re.VERBOSE,
)
"""Catch-all phrases, which the law forbids in conditions and materials; and vague ones, which hide a condition."""

_ENGLISH: Final = re.compile(
    r"""
    (?P<catch_all>
        \bother\ (?:(?:relevant|related|necessary|required|supporting|applicable)\ )*
        (?:documents?|materials?|papers?|conditions?|requirements?|information|evidence)\b
      | \b(?:relevant|related)\ (?:documents?|materials?|papers?)\b
    )
  | (?P<vague>
        \betc\b | \band\ so\ (?:on|forth)\b | \bif\ (?:necessary|needed|required)\b | \bas\ (?:required|appropriate)\b
      | \bwhere\ appropriate\b | \bsee\ (?:the\ )?(?:annex|appendix|attachment)\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Phrase(NamedTuple):
    """A phrase found in a text."""

    kind: Kind
    words: str


def phrases(text: str) -> Iterator[Phrase]:
    """Yield the catch-all and vague phrases of a text.

    >>> [p.words for p in phrases("申请人的身份证和其他有关材料")]
    ['其他有关材料']
    """
    if text.isascii():
        found = _ENGLISH.finditer(text)
    elif _HINTS.search(text):
        found = _CHINESE.finditer(text)
    else:
        return
    for match in found:
        kind: Kind = "catch_all" if match["catch_all"] else "vague"
        yield Phrase(kind, match[0])


PLACEHOLDERS: Final = frozenset(
    {"无", "暂无", "没有", "空", "略", "同上", "待补", "待补充", "待定", "待完善", "待填", "未填", "某某", "测试"}
    | {"/", "//", "／", "\\", "-", "--", "---", "—", "——", "–", "?", "？", "…", "……", "...", "*", "×", "××", "×××"}
    | {"xx", "xxx", "xxxx", "XX", "XXX", "XXXX", "N/A", "n/a", "NA", "none", "None", "NONE", "nil", "null", "NULL"}
    | {"TBD", "tbd", "TODO", "todo", "test"}
)
"""Values that stand for no value."""


def is_placeholder(words: str) -> bool:
    """Say whether a text stands for no text.

    >>> is_placeholder("无。"), is_placeholder("无需预约")
    (True, False)
    """
    return words.strip().rstrip("。") in PLACEHOLDERS


_PACKED: Final = re.compile(
    b'"(?=[%b])(?:%b)(?:%b)?"(?!:)'
    % (
        re.escape(bytes(sorted({orjson.dumps(word)[1] for word in PLACEHOLDERS}))),
        b"|".join(re.escape(orjson.dumps(word)[1:-1]) for word in sorted(PLACEHOLDERS)),
        "。".encode(),
    )
)


def may_hold_placeholder(packed: bytes) -> bool:
    """Say quickly whether some JSON may hold a placeholder as a value."""
    return _PACKED.search(packed) is not None
