"""What things cost."""

from typing import Annotated, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from catalogue.model.base import Bases, Date, Decimal, Row, Slug, Some, Text, Value, When, bounded, local, locked

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""ISO 4217 code."""


class Tier(Value):
    """One step of a tariff: what each unit up to `up_to` costs."""

    up_to: Decimal | None = Field(
        None,
        description="Upper end of the step, included; left out in the last.",
        json_schema_extra={"x-zh": "本档上限（含），末档不写"},
    )
    amount: Decimal = Field(description="Amount of this step.", json_schema_extra={"x-zh": "本档金额"})


class Range(Value):
    """The least and the most a fee may be, where the amount is set case by case."""

    least: Decimal = Field(description="Lower end.", json_schema_extra={"x-zh": "下限"})
    most: Decimal = Field(description="Upper end.", json_schema_extra={"x-zh": "上限"})


class Reduction(Row):
    """Who pays less."""

    label: Text = locked("减免对象或情形", "Who pays less, or when.", default=...)
    when: When | None = locked("适用的情形", "The answers under which it applies.")
    percent: Annotated[int, Field(ge=1, le=100)] | None = locked("减收百分比", "Per cent taken off; 100 is free.")
    amount: Decimal | None = locked("减收后的金额", "Amount paid instead.")
    basis: Bases | None = locked("减免依据", "Legal basis of the reduction.")


class FeeExample(Value):
    """A worked example that `check` computes again."""

    quantity: Decimal | None = Field(None, description="How many units.", json_schema_extra={"x-zh": "数量"})
    answers: When | None = Field(None, description="Answers given.", json_schema_extra={"x-zh": "所选答案"})
    pays: Decimal = Field(description="What is to be paid.", json_schema_extra={"x-zh": "应缴金额"})


class Fee(Row):
    """One charge: exactly one of `amount`, `tiers` or `range`."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": [way]} for way in ("amount", "tiers", "range")]},
    )

    name: Text = locked("收费项目名称", "Name of the charge.", default=...)
    amount: Decimal | None = bounded(
        "lower", "金额；按单位收费时为单价", "Amount; the price of one unit where `per` is given."
    )
    per: Text | None = locked(
        "计费单位，如：本、平方米", "Unit the amount is charged for, such as a copy or a square metre."
    )
    quantity: Slug | None = locked(
        "计费数量的名称", "Name of the quantity that the amount or the tiers are multiplied by."
    )
    tiers: Some[Tier] | None = bounded("lower", "分档收费", "Tariff in steps.")
    range: Range | None = bounded("lower", "收费幅度", "Least and most, where set case by case.")
    minimum: Decimal | None = bounded("lower", "最低收费", "Least to be paid.")
    cap: Decimal | None = bounded("lower", "最高收费", "Most to be paid.")
    currency: Currency | None = locked("币种，默认取目录设置", "Currency; that of the catalogue when left out.")
    when: When | None = locked("适用的情形", "The answers under which it is charged.")
    channel: Slug | None = locked("适用的办理渠道", "The channel for which it is charged.")
    basis: Bases | None = locked("收费项目依据", "Legal basis of the charge.")
    standard_basis: Bases | None = locked("收费标准依据", "Legal basis of the amount.")
    reductions: Some[Reduction] | None = locked("减免", "Reductions.")
    effective_from: Date | None = locked("起始日期", "First day the amount applies.")
    effective_until: Date | None = locked("终止日期", "Last day the amount applies.")
    examples: Some[FeeExample] | None = locked("算例", "Worked examples, computed again by every check.")
    note: Text | None = local("说明", "Anything else about the charge.")

    @model_validator(mode="after")
    def _one_way_of_charging(self) -> Self:
        if sum(x is not None for x in (self.amount, self.tiers, self.range)) != 1:
            raise PydanticCustomError("one_way_to_charge", "one of amount, tiers, range")
        return self
