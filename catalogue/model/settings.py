"""`catalogue.yaml`: what holds for the whole catalogue."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StringConstraints

from catalogue.model.base import Date, FieldClass, LanguageTag, Model, Reference, Slug, Text, Url
from catalogue.model.money import Currency
from catalogue.model.terms import ItemType, Level

Setting = Literal["error", "warning", "advice", "off"]


class Codes(Model):
    """Which code scheme the items follow, and its parameters."""

    scheme: Slug = Field(
        "cn-gbt-39554",
        description="cn-gbt-39554 (basic 12, implementation 31, handling 33 characters), or plain (any unique code).",
        json_schema_extra={"x-zh": "编码规则：cn-gbt-39554（12/31/33位）或 plain（唯一即可）"},
    )
    types: dict[Annotated[str, StringConstraints(pattern=r"^\d{2}$")], ItemType] | None = Field(
        None,
        description="Meaning of the two type digits, where it differs from the national list.",
        json_schema_extra={"x-zh": "类型码含义（与国家代码不同时）"},
    )


class ClassChange(Model):
    """Gives a field another class here than the model does."""

    field: Annotated[str, StringConstraints(pattern=r"^[a-z_]+(\.[a-z_]+)*$")] = Field(
        description="Path of the field without row ids, such as visits.count or materials.copies.",
        json_schema_extra={"x-zh": "字段路径，不写条目标识，如 visits.count、materials.copies"},
    )
    klass: FieldClass = Field(
        alias="class",
        description="locked, bounded or local.",
        json_schema_extra={"x-zh": "locked 锁定、bounded 只可更优、local 自定"},
    )
    types: list[ItemType] | None = Field(
        None, description="Only for these types of item.", json_schema_extra={"x-zh": "只对这些事项类型"}
    )
    levels: list[Level] | None = Field(
        None, description="Only for bodies of these levels.", json_schema_extra={"x-zh": "只对这些层级的主体"}
    )


class Publisher(Model):
    """Who answers for the catalogue."""

    name: Text = Field(description="Name.", json_schema_extra={"x-zh": "名称"})
    url: Url | None = Field(None, description="Web site.", json_schema_extra={"x-zh": "网址"})
    email: str | None = Field(None, description="E-mail.", json_schema_extra={"x-zh": "电子邮件"})


class Demonstration(Model):
    """Says on every page that the data is a demonstration of a given day."""

    as_of: Date = Field(description="Day the facts were taken.", json_schema_extra={"x-zh": "数据日期"})
    note: Text | None = Field(None, description="Words of the notice.", json_schema_extra={"x-zh": "提示语"})


class Settings(Model):
    """Settings of a catalogue."""

    model_config = ConfigDict(title="Catalogue settings 目录设置")

    title: Text = Field(description="Title of the catalogue.", json_schema_extra={"x-zh": "目录名称"})
    jurisdiction: Reference | None = Field(
        None, description="Area of the catalogue.", json_schema_extra={"x-zh": "所属区划"}
    )
    languages: Annotated[list[LanguageTag], Field(min_length=1)] = Field(
        description="Languages, the default first.", json_schema_extra={"x-zh": "语言，默认语言在前"}
    )
    base_url: Url = Field(description="Where the site will stand.", json_schema_extra={"x-zh": "网站地址"})
    publisher: Publisher = Field(description="Who answers for it.", json_schema_extra={"x-zh": "发布单位"})
    currency: Currency = Field("CNY", description="Currency of amounts.", json_schema_extra={"x-zh": "币种"})
    calendar: Reference | None = Field(
        None, description="Calendar of working days.", json_schema_extra={"x-zh": "工作日历"}
    )
    codes: Codes = Field(default_factory=Codes, description="Code scheme.", json_schema_extra={"x-zh": "编码规则"})
    rules: dict[Annotated[str, StringConstraints(pattern=r"^[A-Z]\d{2,3}$")], Setting] = Field(
        default_factory=dict, description="Severity of single rules.", json_schema_extra={"x-zh": "规则级别"}
    )
    shared_phones: list[str] = Field(
        default_factory=list,
        description="Numbers that may serve for both advice and complaints, such as a general hotline.",
        json_schema_extra={"x-zh": "可同时用于咨询和投诉的电话"},
    )
    classes: list[ClassChange] = Field(
        default_factory=list,
        description="Field classes tightened or relaxed here; the last that applies counts.",
        json_schema_extra={"x-zh": "在本地收紧或放宽的字段类别，后写的优先"},
    )
    extra_fields: dict[Slug, dict[str, Any]] = Field(
        default_factory=dict,
        description="JSON Schema of each extra field that items may carry.",
        json_schema_extra={"x-zh": "扩展字段的 JSON Schema"},
    )
    demonstration: Demonstration | None = Field(
        None, description="Notice on every page.", json_schema_extra={"x-zh": "演示说明"}
    )

    @property
    def home(self) -> str:
        """Where the site will stand, with a final slash."""
        return self.base_url.rstrip("/") + "/"
