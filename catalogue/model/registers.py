"""Registers: what items refer to by id and nobody writes twice."""

from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from catalogue.model.base import Date, FilePath, Model, Reference, Slug, Some, Text, Url
from catalogue.model.contact import Contact, Hours, Phone
from catalogue.model.terms import LawKind, Level, MaterialKind


class Area(Model):
    """An administrative area, keyed by its division code or another id."""

    name: Text = Field(description="Name.", json_schema_extra={"x-zh": "名称"})
    level: Level = Field(description="Level.", json_schema_extra={"x-zh": "层级"})
    parent: Reference | None = Field(None, description="The area it lies in.", json_schema_extra={"x-zh": "上级区划"})
    calendar: Slug | None = Field(None, description="Calendar of working days.", json_schema_extra={"x-zh": "工作日历"})


class Body(Model):
    """An organisation that carries items out, keyed by its unified social credit code (GB 32100) or another id."""

    name: Text = Field(description="Official name.", json_schema_extra={"x-zh": "名称"})
    short_name: Text | None = Field(None, description="Short name.", json_schema_extra={"x-zh": "简称"})
    level: Level = Field(description="Level.", json_schema_extra={"x-zh": "层级"})
    area: Reference = Field(description="Area it serves.", json_schema_extra={"x-zh": "行政区划"})
    parent: Reference | None = Field(None, description="Body above it.", json_schema_extra={"x-zh": "上级机构"})
    url: Url | None = Field(None, description="Web site.", json_schema_extra={"x-zh": "网站"})
    contacts: Some[Contact] | None = Field(None, description="How to reach it.", json_schema_extra={"x-zh": "联系方式"})
    slug: Slug | None = Field(
        None, description="Name of its folder and page.", json_schema_extra={"x-zh": "目录名和网页名"}
    )


class Article(Model):
    """One article of a law."""

    title: Text | None = Field(None, description="Heading.", json_schema_extra={"x-zh": "条标"})
    says: Text | None = Field(None, description="What it says, in short.", json_schema_extra={"x-zh": "内容要点"})
    since: Date | None = Field(None, description="In force since.", json_schema_extra={"x-zh": "生效日期"})
    repealed_on: Date | None = Field(None, description="Repealed on.", json_schema_extra={"x-zh": "废止日期"})


class Law(Model):
    """A legal text that items rest on."""

    name: Text = Field(description="Title.", json_schema_extra={"x-zh": "名称"})
    kind: LawKind = Field(description="Rank.", json_schema_extra={"x-zh": "效力层级"})
    number: Text | None = Field(None, description="Document number.", json_schema_extra={"x-zh": "文号"})
    issuer: Text | None = Field(None, description="Who issued it.", json_schema_extra={"x-zh": "制定机关"})
    area: Reference | None = Field(
        None, description="Area it applies in; everywhere when left out.", json_schema_extra={"x-zh": "适用区划"}
    )
    effective_from: Date | None = Field(None, description="In force since.", json_schema_extra={"x-zh": "施行日期"})
    amended_on: Date | None = Field(None, description="Last amended.", json_schema_extra={"x-zh": "最近修订日期"})
    repealed_on: Date | None = Field(None, description="Repealed on.", json_schema_extra={"x-zh": "废止日期"})
    replaced_by: Reference | None = Field(
        None, description="Text that replaces it.", json_schema_extra={"x-zh": "由哪部法替代"}
    )
    url: Url | None = Field(None, description="Where to read it.", json_schema_extra={"x-zh": "网址"})
    articles: dict[str, Article] | None = Field(
        None,
        description="Its articles by number; when given, no other may be cited.",
        json_schema_extra={"x-zh": "条文；列出后只能引用其中的条"},
    )


class FetchedFrom(Model):
    """How the State gets a document by itself (国务院令第716号 art. 7: what sharing gives may not be asked for)."""

    body: Reference | None = Field(None, description="Who holds it.", json_schema_extra={"x-zh": "数据提供部门"})
    system: Text | None = Field(None, description="Through what.", json_schema_extra={"x-zh": "共享渠道"})
    areas: Some[Reference] | None = Field(
        None, description="Where it works; everywhere when left out.", json_schema_extra={"x-zh": "可用区划"}
    )


class MaterialEntry(Model):
    """A kind of document, named once for all items."""

    name: Text = Field(description="Name.", json_schema_extra={"x-zh": "名称"})
    kind: MaterialKind = Field(
        MaterialKind.OTHER, description="Kind of document.", json_schema_extra={"x-zh": "材料类型"}
    )
    aliases: Some[Text] | None = Field(None, description="Other names met for it.", json_schema_extra={"x-zh": "别名"})
    issuer: Text | None = Field(None, description="Who issues it.", json_schema_extra={"x-zh": "出具单位"})
    e_licence: Slug | None = Field(
        None, description="Type of electronic licence.", json_schema_extra={"x-zh": "电子证照类型"}
    )
    fetched: FetchedFrom | None = Field(
        None, description="How the State can fetch it.", json_schema_extra={"x-zh": "共享获取方式"}
    )
    result_of: Reference | None = Field(
        None, description="Code of the item that issues it.", json_schema_extra={"x-zh": "由哪个事项产生"}
    )
    description: Text | None = Field(None, description="What it is.", json_schema_extra={"x-zh": "说明"})


class Window(Model):
    """A window of a hall."""

    name: Text | None = Field(None, description="What it is for.", json_schema_extra={"x-zh": "窗口名称"})
    floor: Text | None = Field(None, description="Floor or zone.", json_schema_extra={"x-zh": "楼层、区域"})
    body: Reference | None = Field(None, description="Body behind it.", json_schema_extra={"x-zh": "所属部门"})
    phone: Phone | None = Field(None, description="Telephone.", json_schema_extra={"x-zh": "电话"})
    hours: Some[Hours] | None = Field(
        None, description="Hours, where they differ.", json_schema_extra={"x-zh": "时间（与大厅不同时）"}
    )


class Hall(Model):
    """A service hall."""

    name: Text = Field(description="Name.", json_schema_extra={"x-zh": "名称"})
    area: Reference = Field(description="Area it serves.", json_schema_extra={"x-zh": "行政区划"})
    address: Text = Field(description="Address.", json_schema_extra={"x-zh": "地址"})
    hours: Some[Hours] | None = Field(None, description="Opening hours.", json_schema_extra={"x-zh": "开放时间"})
    phone: Phone | None = Field(None, description="Telephone.", json_schema_extra={"x-zh": "电话"})
    map_url: Url | None = Field(None, description="Map.", json_schema_extra={"x-zh": "地图链接"})
    transport: Text | None = Field(None, description="How to get there.", json_schema_extra={"x-zh": "交通指引"})
    accessible: Text | None = Field(
        None, description="Help for older and disabled people.", json_schema_extra={"x-zh": "适老、无障碍"}
    )
    services: Some[Text] | None = Field(
        None, description="Services of the hall.", json_schema_extra={"x-zh": "服务设施"}
    )
    windows: dict[str, Window] | None = Field(
        None,
        description="Its windows by number; when given, no other may be named.",
        json_schema_extra={"x-zh": "窗口；列出后只能引用其中的窗口"},
    )


class Platform(Model):
    """A place that shows items to people."""

    name: Text = Field(description="Name.", json_schema_extra={"x-zh": "名称"})
    kind: Literal["portal", "app", "kiosk", "hotline", "hall", "exchange"] = Field(
        description="Kind of platform.", json_schema_extra={"x-zh": "种类"}
    )
    url: Url | None = Field(None, description="Where it is.", json_schema_extra={"x-zh": "网址"})
    owner: Reference | None = Field(None, description="Body that runs it.", json_schema_extra={"x-zh": "主管单位"})
    shown: FilePath | None = Field(
        None, description="Where a copy of what it shows is kept.", json_schema_extra={"x-zh": "抓取副本位置"}
    )
    mapping: FilePath | None = Field(None, description="How its fields map.", json_schema_extra={"x-zh": "字段映射"})


class Day(Model):
    """A day that differs from its weekday."""

    date: Date = Field(description="The day.", json_schema_extra={"x-zh": "日期"})
    name: Text | None = Field(
        None, description="Holiday, or why one works.", json_schema_extra={"x-zh": "节假日或调休"}
    )


class CalendarYear(Model):
    """Public holidays and make-up working days of one year."""

    holidays: Some[Day] = Field(description="Days off.", json_schema_extra={"x-zh": "放假"})
    working: Some[Day] | None = Field(
        None, description="Weekend days one works.", json_schema_extra={"x-zh": "调休上班"}
    )
    source: Text | None = Field(None, description="Notice that sets them.", json_schema_extra={"x-zh": "依据的通知"})


class Calendar(Model):
    """Working days of a jurisdiction, by year."""

    name: Text = Field(description="Name.", json_schema_extra={"x-zh": "名称"})
    weekend: Some[Annotated[str, StringConstraints(pattern=r"^(mon|tue|wed|thu|fri|sat|sun)$")]] = Field(
        default_factory=lambda: ["sat", "sun"],
        description="Days off every week.",
        json_schema_extra={"x-zh": "每周休息日"},
    )
    years: dict[Annotated[str, StringConstraints(pattern=r"^\d{4}$")], CalendarYear] = Field(
        description="By year, quoted.", json_schema_extra={"x-zh": "年度，加引号"}
    )


class Registers(Model):
    """All registers of a catalogue."""

    areas: dict[Reference, Area] = Field(default_factory=dict)
    bodies: dict[Reference, Body] = Field(default_factory=dict)
    laws: dict[Reference, Law] = Field(default_factory=dict)
    materials: dict[Reference, MaterialEntry] = Field(default_factory=dict)
    halls: dict[Reference, Hall] = Field(default_factory=dict)
    platforms: dict[Reference, Platform] = Field(default_factory=dict)
    calendars: dict[Reference, Calendar] = Field(default_factory=dict)


REGISTERS: Final[dict[str, type[Model]]] = {
    "areas": Area,
    "bodies": Body,
    "laws": Law,
    "materials": MaterialEntry,
    "halls": Hall,
    "platforms": Platform,
    "calendars": Calendar,
}
"""Name of each register file, without its ending, and the model of its entries."""
