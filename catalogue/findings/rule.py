"""What a rule is: an id that never changes, its words in both languages, and what it rests on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal, NamedTuple

Language = Literal["zh", "en"]


class Severity(StrEnum):
    """How much a finding weighs; only errors stop publishing."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Said(NamedTuple):
    """The same words in Chinese and English."""

    zh: str
    en: str

    def to(self, language: Language) -> str:
        """Return the words in one language."""
        return self.zh if language == "zh" else self.en


PROJECT_RULE: Final = Said("本项目规则", "Project rule")
"""Basis of a rule that no published document lays down."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that must hold."""

    id: str
    """A letter for the group and two digits, for ever."""
    severity: Severity
    title: Said
    message: Said
    """Says what is wrong; `{name}` stands for a parameter of the finding."""
    remedy: Said
    """Says what to write instead; takes the same parameters."""
    basis: Said = PROJECT_RULE
    """The policy it rests on: document and article."""
    good: str = ""
    """YAML laid over a sound item that the rule accepts."""
    bad: str = ""
    """YAML laid over a sound item that the rule finds."""


GROUPS: Final[dict[str, Said]] = {
    "Y": Said("读取", "Reading"),
    "S": Said("结构", "Shape"),
    "F": Said("文件", "Files"),
    "C": Said("编码与身份", "Codes and identity"),
    "R": Said("引用", "References"),
    "L": Said("层级一致", "Levels"),
    "W": Said("用语", "Wording"),
    "M": Said("材料", "Materials"),
    "T": Said("时限", "Time"),
    "P": Said("收费", "Fees"),
    "V": Said("渠道与跑动", "Channels and visits"),
    "K": Said("联系方式", "Contacts"),
    "N": Said("完整性", "Completeness"),
    "Q": Said("情形", "Situations"),
    "B": Said("一件事", "Bundles"),
}
"""Meaning of the letters, in the order in which rules are listed."""

RULES: Final[dict[str, Rule]] = {}
"""Every rule by id; the modules that define rules add to it when they are imported."""


def define(rule: Rule) -> Rule:
    """Add a rule to the book.

    Raises:
        ValueError: The id is taken or names no group.

    """
    if rule.id in RULES or rule.id[0] not in GROUPS:
        raise ValueError(rule.id)
    RULES[rule.id] = rule
    return rule
