"""Where and how: channels, contacts, remedies."""

from typing import Annotated

from pydantic import Field, StringConstraints

from catalogue.model.base import (
    Bases,
    Count,
    Model,
    Positive,
    Reference,
    Row,
    Some,
    Text,
    Url,
    Value,
    When,
    bounded,
    local,
)
from catalogue.model.terms import Delivery, OnlineDepth, Payer

Phone = Annotated[str, StringConstraints(min_length=3, max_length=40)]
Day = Annotated[str, StringConstraints(pattern=r"^(mon|tue|wed|thu|fri|sat|sun|workday|holiday)$")]
Clock24 = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class Hours(Value):
    """Opening hours: on which days, from when to when; several rows make a midday break."""

    days: Some[Day] = Field(
        description="mon to sun, workday, holiday.",
        json_schema_extra={"x-zh": "星期（mon 至 sun）、workday 工作日、holiday 节假日"},
    )
    opens: Clock24 = Field(description='Opening time, quoted: "09:00".', json_schema_extra={"x-zh": "开门时间，加引号"})
    closes: Clock24 = Field(
        description='Closing time, quoted: "17:00".', json_schema_extra={"x-zh": "关门时间，加引号"}
    )
    season: Text | None = Field(None, description="Season, where hours change.", json_schema_extra={"x-zh": "季节"})


class Contact(Row):
    """One way to reach somebody."""

    label: Text | None = local("称谓", "What it is, such as: advice line.")
    phone: Phone | None = local("电话", "Telephone number with area code.")
    extension: Annotated[str, StringConstraints(pattern=r"^\d{1,8}$")] | None = local("分机", "Extension.")
    url: Url | None = local("网址", "Web address.")
    email: Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] | None = local(
        "电子邮件", "E-mail."
    )
    address: Text | None = local("地址", "Postal or street address.")
    hours: Some[Hours] | None = local("时间", "When it answers.")


class Contacts(Model):
    """Advice, complaint and review routes, and how to follow a case."""

    consultation: Some[Contact] | None = local("咨询方式", "Where to ask.", needed="implementation")
    complaint: Some[Contact] | None = local("监督投诉方式", "Where to complain.", needed="implementation")
    review: Some[Contact] | None = local("行政复议", "Where to ask for administrative review.")
    litigation: Some[Contact] | None = local("行政诉讼", "Which court.")
    progress: Some[Contact] | None = local("办理进程查询", "Where to see how far the case is.")


class WindowPlace(Row):
    """A window of a hall, or another place one goes to."""

    hall: Reference | None = local("大厅登记簿中的标识", "Id of the hall in the register.")
    windows: Some[Annotated[str, StringConstraints(min_length=1, max_length=40)]] | None = local(
        "窗口号", "Numbers of the windows."
    )
    place: Text | None = local("不在大厅办理时的地点", "Place, where it is not a hall of the register.")
    hours: Some[Hours] | None = local("办理时间（与大厅不同时）", "Hours, where they differ from the hall's.")
    phone: Phone | None = local("窗口电话", "Telephone of the window.")
    when: When | None = local("适用的情形", "The answers under which one goes here.")
    note: Text | None = local("说明", "Anything else about it.")


class Online(Model):
    """Applying on the web."""

    depth: OnlineDepth | None = bounded("higher", "网办深度", "How far one gets online.", needed="implementation")
    url: Url | None = local("计算机端网址", "Where to apply on a computer.")
    mobile_url: Url | None = local("移动端网址", "Where to apply on a phone.")
    single_sign_on: bool | None = local("是否对接统一身份认证", "Whether the national log-in works.")
    note: Text | None = local("说明", "Anything else about it.")


class App(Model):
    """Applying in an app or mini-program."""

    name: Text = local("应用名称", "Name of the app.", default=...)
    url: Url | None = local("链接", "Link to it.")


class Kiosk(Model):
    """Doing it at a self-service machine."""

    places: Text = local("终端地点", "Where the machines stand.", default=...)
    note: Text | None = local("可办内容", "What can be done there.")


class Post(Model):
    """Sending documents in, and having the result sent."""

    materials: bool = local("材料可邮寄", "Whether documents may be posted in.", default=False)
    results: bool = local("结果可邮寄", "Whether the result is posted.", default=False)
    address: Text | None = local("收件地址和收件人", "Where to post them, and to whom.")
    payer: Payer | None = local("邮费由谁付", "Who pays the postage.")


class Telephone(Model):
    """Doing it by telephone."""

    phone: Phone = local("电话", "Number.", default=...)
    note: Text | None = local("可办内容", "What can be done.")


class Appointment(Model):
    """Making an appointment."""

    required: bool = local("是否必须预约", "Whether one must.", default=False)
    url: Url | None = local("预约网址", "Where.")
    phone: Phone | None = local("预约电话", "Number.")
    ahead: Positive | None = local("可提前天数", "How many days ahead.")
    note: Text | None = local("预约规则", "Rules.")


class Payment(Model):
    """Paying."""

    online: bool = local("是否支持网上支付", "Whether one can pay online.", default=False)
    methods: Text | None = local("支付方式", "How one can pay.")


class Channels(Model):
    """Every way to get it done."""

    windows: Some[WindowPlace] | None = local("窗口办理", "Windows and other places.")
    online: Online | None = local("网上办理", "On the web.")
    app: App | None = local("移动端", "App or mini-program.")
    kiosk: Kiosk | None = local("自助终端", "Self-service machine.")
    post: Post | None = local("邮寄", "By post.")
    telephone: Telephone | None = local("电话办理", "By telephone.")
    appointment: Appointment | None = local("预约", "Appointments.")
    payment: Payment | None = local("支付", "Payment.")
    delivery: Some[Delivery] | None = local("结果送达方式", "How the result is delivered.")
    delivered_within: Annotated[int, Field(ge=0, le=365)] | None = local(
        "送达时限（工作日）", "Working days to delivery."
    )
    one_window: bool | None = local("是否一窗受理", "Whether a general window takes it.")
    agent_allowed: bool | None = local("可否代办", "Whether somebody else may apply for you.")
    helper: Text | None = local("帮办代办", "Who helps or applies for you, and how to reach them.")
    not_in_hall: Text | None = local("未进驻大厅的原因", "Why it is not in the hall.")
    accessible: Text | None = local("适老、无障碍服务", "Help for older and disabled people.")


class Visits(Model):
    """How often one must come in person."""

    count: Count = bounded("lower", "到办事现场次数", "How many times.", default=...)
    reason: Text | None = local("必须到现场的原因", "Why one must come at all.")
    when: When | None = local("适用的情形", "The answers under which it applies.")


class Question(Row):
    """A question people ask, and its answer."""

    question: Text = local("问题", "The question.", default=...)
    answer: Text = local("回答", "The answer.", default=...)
    basis: Bases | None = local("依据", "Legal basis.")
