"""The bundle (一件事): several items applied for as one."""

from typing import Annotated

from pydantic import ConfigDict, Field

from catalogue.model.base import Bases, Code, Date, Model, Reference, Slug, Some, Text, When
from catalogue.model.contact import Channels, Contacts, Question, Visits
from catalogue.model.content import Situation
from catalogue.model.item import Waiver
from catalogue.model.terms import Audience, Flow, MemberRole, Status, Theme
from catalogue.model.timing import Immediate, Limit


class Member(Model):
    """An item's part in the bundle."""

    item: Code = Field(description="Code of the item.", json_schema_extra={"x-zh": "事项编码"})
    role: MemberRole = Field(description="Its part.", json_schema_extra={"x-zh": "角色"})
    when: When | None = Field(
        None, description="Answers under which it is needed.", json_schema_extra={"x-zh": "需要办理的情形"}
    )
    after: Some[Code] | None = Field(
        None, description="Members that must be done first.", json_schema_extra={"x-zh": "前置事项"}
    )


class FormField(Model):
    """One field of the joint form and the members it serves."""

    id: Slug = Field(description="Name of the field.", json_schema_extra={"x-zh": "字段标识"})
    label: Text = Field(description="Its words.", json_schema_extra={"x-zh": "字段名称"})
    serves: Some[Code] = Field(description="Members that use it.", json_schema_extra={"x-zh": "哪些事项使用"})


class Bundle(Model):
    """Several items applied for as one (高效办成一件事)."""

    model_config = ConfigDict(title="Bundle 一件事")

    id: Slug = Field(description="Its name, for ever.", json_schema_extra={"x-zh": "标识"})
    name: Text = Field(description="Name.", json_schema_extra={"x-zh": "名称"})
    everyday_names: Some[Text] | None = Field(
        None, description="What people call it.", json_schema_extra={"x-zh": "日常用语"}
    )
    summary: Text | None = Field(None, description="One sentence.", json_schema_extra={"x-zh": "一句话说明"})
    status: Status = Field(Status.IN_FORCE, description="Where it stands.", json_schema_extra={"x-zh": "状态"})
    version: Annotated[int, Field(ge=1)] = Field(1, description="Version.", json_schema_extra={"x-zh": "版本"})
    area: Reference | None = Field(None, description="Where it is offered.", json_schema_extra={"x-zh": "行政区划"})
    lead: Reference = Field(description="Body in the lead.", json_schema_extra={"x-zh": "牵头部门"})
    audience: Some[Audience] = Field(description="Who may apply.", json_schema_extra={"x-zh": "服务对象"})
    themes: Some[Theme] | None = Field(None, description="Themes.", json_schema_extra={"x-zh": "主题"})
    basis: Bases | None = Field(None, description="List that names it.", json_schema_extra={"x-zh": "依据"})
    situations: Some[Situation] | None = Field(
        None, description="Questions of the bundle.", json_schema_extra={"x-zh": "情形"}
    )
    members: Annotated[list[Member], Field(min_length=2)] = Field(
        description="Its items.", json_schema_extra={"x-zh": "成员事项"}
    )
    flow: Flow = Field(Flow.PARALLEL, description="How members are handled.", json_schema_extra={"x-zh": "办理方式"})
    promised: Limit | Immediate | None = Field(
        None, description="Joint promised limit.", json_schema_extra={"x-zh": "联办承诺时限"}
    )
    visits: Visits | None = Field(None, description="Joint visits.", json_schema_extra={"x-zh": "到现场次数"})
    channels: Channels | None = Field(None, description="Where and how.", json_schema_extra={"x-zh": "办理渠道"})
    contacts: Contacts | None = Field(
        None, description="Advice and complaints.", json_schema_extra={"x-zh": "咨询投诉"}
    )
    form: Some[FormField] | None = Field(
        None, description="Fields of the joint form.", json_schema_extra={"x-zh": "一张表的字段"}
    )
    faq: Some[Question] | None = Field(
        None, description="Questions people ask.", json_schema_extra={"x-zh": "常见问题"}
    )
    reviewed_on: Date | None = Field(None, description="Last checked.", json_schema_extra={"x-zh": "最近核对日期"})
    waivers: Some[Waiver] | None = Field(None, description="Findings set aside.", json_schema_extra={"x-zh": "豁免"})
