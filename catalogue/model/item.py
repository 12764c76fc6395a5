"""The service item: everything one file may say."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field

from catalogue.model.base import (
    Absent,
    Bases,
    Code,
    Date,
    Kind,
    Model,
    Positive,
    Reference,
    Slug,
    Some,
    Text,
    Value,
    bounded,
    local,
    locked,
    technical,
)
from catalogue.model.contact import Channels, Contacts, Question, Visits
from catalogue.model.content import (
    Commitment,
    Condition,
    Intermediary,
    Material,
    QuantityLimit,
    Result,
    Situation,
    Step,
)
from catalogue.model.money import Fee
from catalogue.model.terms import (
    AreaServed,
    Audience,
    BodyNature,
    Handling,
    ItemType,
    Level,
    PowerSource,
    Status,
    Theme,
)
from catalogue.model.timing import TimeLimit


class Waiver(Value):
    """Sets one finding aside, with a reason, until a day."""

    rule: Annotated[str, Field(pattern=r"^[A-Z]\d{2,3}$")] = Field(
        description="Id of the rule.", json_schema_extra={"x-zh": "规则编号"}
    )
    path: str | None = Field(None, description="Only for this field.", json_schema_extra={"x-zh": "只对这个字段"})
    reason: Text = Field(description="Why it is set aside.", json_schema_extra={"x-zh": "理由"})
    until: Date = Field(description="Last day it holds.", json_schema_extra={"x-zh": "截止日期"})


class Item(Model):
    """A government service item (政务服务事项), as one file says it or as it is once resolved."""

    model_config = ConfigDict(title="Service item 政务服务事项")

    kind: Kind = technical(
        "standard 基本目录；implementation 实施清单", "Whether it fixes a standard or implements one.", default=...
    )
    code: Code = technical("事项编码，终身不变", "The item's code; it never changes.", default=...)
    implements: Code | None = technical("所实施事项的编码", "Code of the item this one implements.")
    local_codes: Some[Code] | None = technical("地方编码", "Codes the item has in other systems.")
    version: Positive = technical(
        "版本号，内容变了就加一", "Version; one more whenever the content changes.", default=1
    )
    status: Status = technical("状态", "Where it stands in its life.", default=Status.IN_FORCE)
    effective_from: Date | None = technical("生效日期", "First day it is in force.")
    effective_until: Date | None = technical("取消日期", "Last day it is in force.")
    replaced_by: Code | None = technical("由哪个事项替代", "Code of the item that replaces it.")
    reviewed_on: Date | None = technical("最近核对日期", "Day its content was last checked.")
    former_slugs: Some[Slug] | None = technical("曾用网页名", "Earlier page names, which redirect.")
    waivers: Some[Waiver] | None = technical("豁免", "Findings set aside, with a reason and an end.")

    name: Text = locked("事项名称", "Official name.", default=...)
    handling_name: Text | None = locked("业务办理项名称", "Name of the handling item, where the item is split.")
    everyday_names: Some[Text] | None = local("日常用语：老百姓怎么说", "What people call it.")
    summary: Text | None = local("一句话说明", "One sentence: what it is.")
    type: ItemType = locked("事项类型", "Type of item.", default=...)
    themes: Some[Theme] | None = local("主题分类", "What one is busy with when one needs it.")
    legal_basis: Bases | None = locked("设定依据", "Law that creates the item.", needed="standard")
    level: Some[Level] | None = locked("行使层级", "Levels at which it is carried out.", needed="standard")
    audience: Some[Audience] | None = locked("服务对象", "Who may apply.", needed="standard")
    by_application: bool = locked("依申请（否则为依职权）", "Whether one applies for it.", default=True)
    business_licence: bool | None = locked("是否涉企经营许可", "Whether it is a licence to do business.")

    body: Reference | None = local(
        "实施主体的统一社会信用代码", "Key of the body that carries it out.", needed="implementation"
    )
    body_nature: BodyNature | None = local("实施主体性质", "In what capacity it acts.")
    entrusted_by: Reference | None = local("委托部门", "Body that entrusted it.")
    joint_bodies: Some[Reference] | None = local("联办机构", "Bodies that take part.")
    accepted_by: Text | None = local("受理机构或处室", "Office that takes the application.")
    decided_by: Text | None = local("决定机构", "Who decides.")
    supervised_by: Text | None = local("监管主体", "Who supervises afterwards.")
    power_source: PowerSource | None = local("权力来源", "Where the power comes from.")
    area: Reference | None = local("行政区划", "Area of the body; that of its register entry when left out.")

    situations: Some[Situation] | None = locked("情形", "Questions that decide what applies.")
    conditions: Some[Condition] | Absent | None = locked("受理条件", "What must hold.", needed="standard")
    prohibitions: Some[Condition] | None = locked("禁止性要求", "What rules an application out.")
    quantity_limit: QuantityLimit | Absent | None = locked("数量限制", "How many are granted.")
    materials: Some[Material] | Absent | None = bounded(
        "lower", "申请材料", "Documents to hand in or to show.", needed="standard"
    )
    intermediaries: Some[Intermediary] | Absent | None = locked("中介服务", "Third-party services needed first.")
    commitment: Commitment | None = local("告知承诺", "Notice and commitment in place of documents.")
    handling: Handling | None = bounded("higher", "办件类型", "Whether settled on the spot.")
    time_limit: TimeLimit | None = locked("办结时限", "How long it takes.", needed="standard")
    fees: Some[Fee] | Absent | None = bounded(
        "lower",
        "收费；不收费写 none: 理由",
        "What it costs; `none: <reason>` where it is free.",
        needed="implementation",
    )
    steps: Some[Step] | None = bounded("lower", "办理流程", "Stages of handling.", needed="implementation")
    results: Some[Result] | Absent | None = locked("审批结果", "What one gets.", needed="standard")

    visits: Visits | None = bounded("lower", "到现场次数", "How often one must come.", needed="implementation")
    channels: Channels | None = local("办理渠道", "Where and how to apply.", needed="implementation")
    area_served: AreaServed | None = bounded("higher", "通办范围", "From how wide an area one may apply here.")
    contacts: Contacts | None = local("咨询、投诉、复议", "Advice, complaints, review.", needed="implementation")
    rights: Text | None = locked("申请人的权利和义务", "The applicant's rights and duties.")
    faq: Some[Question] | None = local("常见问题", "Questions people ask.")
    notes: Text | None = local("备注", "Anything else the applicant should know.")
    extra: dict[Slug, Any] | None = local(
        "本地扩展字段", "A jurisdiction's own fields, as `catalogue.yaml` declares them."
    )
