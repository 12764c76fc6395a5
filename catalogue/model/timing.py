"""How long things take."""

from typing import Annotated, Literal

from pydantic import Field

from catalogue.model.base import Absent, Bases, Model, Row, Slug, Some, Text, Value, When, bounded, local, locked
from catalogue.model.terms import Clock, Silence, SpecialKind, Unit


class Limit(Value):
    """A length of time: a whole number of one unit."""

    value: Annotated[int, Field(ge=1, le=3650)] = Field(description="How many.", json_schema_extra={"x-zh": "数量"})
    unit: Unit = Field(
        description="Which unit; working days and calendar days differ.", json_schema_extra={"x-zh": "单位"}
    )


Immediate = Literal["immediate"]


class CaseLimit(Row):
    """The limits of one case, situation or channel."""

    label: Text | None = locked("适用情形的说法", "What the case is called.")
    when: When | None = locked("适用的情形", "The answers under which these limits apply.")
    channel: Slug | None = locked(
        "适用的办理渠道", "The channel for which these limits apply: windows, online, app, kiosk, post."
    )
    statutory: Limit | Immediate | Absent | None = locked("法定时限", "What the law allows in this case.")
    promised: Limit | Immediate | None = bounded("lower", "承诺时限", "What the body promises in this case.")


class SpecialProcedure(Row):
    """A procedure such as a hearing or an expert review, and how long it takes (行政许可法 art. 45)."""

    kind: SpecialKind = locked("特别程序种类", "Kind of procedure.", default=...)
    name: Text | None = locked("名称", "Name, where the kind does not say it.")
    limit: Limit | None = bounded("lower", "所需时间", "Time it takes.")
    counted: bool = locked("是否计入办结时限", "Whether it counts towards the limit.", default=False)
    charged: bool = locked("是否收费", "Whether it is charged for.", default=False)
    when: When | None = locked("适用的情形", "When it is needed.")
    basis: Bases | None = locked("依据", "Legal basis.")


class TimeLimit(Model):
    """Statutory and promised limits, and how they are counted."""

    statutory: Limit | Immediate | Absent | None = locked(
        "法定办结时限；法律法规没有规定的写 none: 理由",
        "What the law allows; `none: <reason>` where the law sets no limit.",
        needed="standard",
    )
    statutory_basis: Bases | None = locked("法定时限的依据", "Article that sets the statutory limit.")
    promised: Limit | Immediate | None = bounded(
        "lower",
        "承诺办结时限；当场办结写 immediate",
        "What the body promises; `immediate` for on the spot.",
        needed="implementation",
    )
    starts: Clock | None = locked("从何时起算", "What starts the clock.")
    stops: Text | None = locked("哪些时间不计入", "What stops the clock, in words.")
    cases: Some[CaseLimit] | None = locked("分情形、分渠道的时限", "Limits that differ by case or channel.")
    special_procedures: Some[SpecialProcedure] | None = locked("特别程序", "Special procedures and their time.")
    extension: Limit | None = locked(
        "可以延长的时限", "By how much the limit may be extended with approval and notice."
    )
    silence: Silence | None = locked("逾期未答复的后果", "What silence means.")
    note: Text | None = local("时限说明", "Anything else about the time.")
