"""Channels, contacts and remedies in words."""

from collections.abc import Iterator
from typing import Any, Final

from catalogue.display import timing as time
from catalogue.display.fact import Fact, Teller
from catalogue.findings import Said
from catalogue.model.contact import Channels, Contact, WindowPlace
from catalogue.model.registers import Hall

Row = dict[str, Any]

_ADDRESS: Final = Said("地址", "Address")
_HOURS: Final = Said("时间", "Hours")
_PHONE: Final = Said("电话", "Telephone")
_EMAIL: Final = Said("电子邮件", "E-mail")
_WEB: Final = Said("网址", "Web")


def contact(teller: Teller, one: Contact, path: str) -> Row:
    """Word one way to reach somebody."""
    path = f"{path}[{one.id}]"
    tongue = teller.tongue
    phone = one.phone or ""
    if phone and one.extension:
        phone += tongue.say(Said("转{n}", " ext. {n}")).format(n=one.extension)
    return {
        "id": one.id,
        "label": teller.maybe(f"{path}.label", one.label),
        "phone": [teller.fact(f"{path}.phone", phone, _PHONE)] if phone else [],
        "dial": one.phone or "",
        "url": one.url or "",
        "email": one.email or "",
        "details": [
            *teller.maybe(f"{path}.address", one.address, _ADDRESS),
            *([teller.fact(f"{path}.hours", time.hours(one.hours, tongue), _HOURS)] if one.hours else []),
        ],
    }


def window(teller: Teller, one: WindowPlace) -> Row:
    """Word one place to go to: what the item says, else what the register says of the hall."""
    path = f"channels.windows[{one.id}]"
    tongue = teller.tongue
    hall = teller.registers.halls.get(one.hall or "")
    hours = one.hours or (hall.hours if hall else None)
    numbers = tongue.both(*(_window(teller, hall, number) for number in one.windows or ()))
    phone = one.phone or (hall.phone if hall else None)
    return {
        "id": one.id,
        "hall": one.hall or "",
        "name": [teller.text(f"{path}.hall", hall.name)] if hall else [],
        "map_url": (hall.map_url if hall else None) or "",
        "details": [
            *([teller.text(f"{path}.hall.address", hall.address, _ADDRESS)] if hall else []),
            *teller.maybe(f"{path}.place", one.place, _ADDRESS if hall is None else Said("位置", "Place")),
            *([teller.fact(f"{path}.windows", numbers, Said("窗口", "Window"))] if numbers else []),
            *([teller.fact(f"{path}.hours", time.hours(hours, tongue), _HOURS)] if hours else []),
            *([teller.fact(f"{path}.phone", phone, _PHONE)] if phone else []),
            *teller.maybe(
                f"{path}.hall.transport", hall.transport if hall else None, Said("怎么去", "How to get there")
            ),
            *teller.maybe(
                f"{path}.hall.accessible", hall.accessible if hall else None, Said("适老、无障碍", "Accessibility")
            ),
            *teller.maybe(f"{path}.note", one.note, Said("说明", "Note")),
        ],
        "when": teller.when(one.when),
    }


def _window(teller: Teller, hall: Hall | None, number: str) -> str:
    entry = (hall.windows or {}).get(number) if hall else None
    return teller.tongue.aside(number, teller.tongue.plain(entry.name)) if entry and entry.name else number


def other_ways(teller: Teller, channels: Channels) -> Iterator[Fact]:
    """Yield the ways to apply that are no window and no web page."""
    tongue = teller.tongue
    if channels.app:
        yield teller.text("channels.app.name", channels.app.name, Said("移动端", "App"))
    if channels.kiosk:
        yield teller.text("channels.kiosk.places", channels.kiosk.places, Said("自助终端", "Self-service machine"))
    if channels.post and (channels.post.materials or channels.post.results):
        ways = [Said("材料可以邮寄", "documents may be posted in")] if channels.post.materials else []
        ways += [Said("结果可以邮寄", "the result is posted")] if channels.post.results else []
        words = tongue.both(*(tongue.say(way) for way in ways))
        if channels.post.payer:
            words = tongue.aside(words, tongue.term(channels.post.payer))
        yield teller.fact("channels.post", words, Said("邮寄", "By post"))
        yield from teller.maybe("channels.post.address", channels.post.address, Said("收件地址", "Post to"))
    if channels.telephone:
        yield teller.fact("channels.telephone.phone", channels.telephone.phone, Said("电话办理", "By telephone"))
    if channels.appointment:
        required = Said("必须预约", "needed") if channels.appointment.required else Said("可以预约", "possible")
        yield teller.fact("channels.appointment", tongue.say(required), Said("预约", "Appointment"))
        yield from teller.maybe("channels.appointment.note", channels.appointment.note)
    if channels.payment:
        ways = [Said("可以网上支付", "online")] if channels.payment.online else []
        words = tongue.both(*(tongue.say(way) for way in ways), tongue.plain(channels.payment.methods))
        if words:
            yield teller.fact("channels.payment", words, Said("支付", "Payment"))
    yield from teller.yes(
        "channels.agent_allowed", Said("可以请人代办", "Somebody else may apply for you"), true=channels.agent_allowed
    )
    yield from teller.maybe("channels.helper", channels.helper, Said("帮办代办", "Help"))
    yield from teller.maybe("channels.accessible", channels.accessible, Said("适老、无障碍", "Accessibility"))
    yield from teller.maybe(
        "channels.not_in_hall", channels.not_in_hall, Said("未进驻大厅的原因", "Why it is not in the hall")
    )


def delivery(teller: Teller, channels: Channels | None) -> list[Fact]:
    """Say how the result is delivered."""
    if channels is None or not channels.delivery:
        return []
    tongue = teller.tongue
    words = tongue.both(*(tongue.term(way) for way in channels.delivery))
    if channels.delivered_within is not None:
        within = (
            Said("{n}个工作日内送达", "within {n} working days").to(tongue.language).format(n=channels.delivered_within)
        )
        words = tongue.both(words, within)
    return [teller.fact("channels.delivery", words, Said("怎么领取", "How you get it"))]


def places(teller: Teller) -> dict[str, Any]:
    """Word where to apply, whom to ask, and where to complain."""
    item = teller.item
    channels, contacts = item.channels, item.contacts
    ways = ("consultation", "complaint", "review", "litigation", "progress")
    return {
        "windows": [window(teller, w) for w in (channels.windows if channels else None) or ()],
        "online_url": (channels.online.url if channels and channels.online else None) or "",
        "mobile_url": (channels.online.mobile_url if channels and channels.online else None) or "",
        "appointment_url": (channels.appointment.url if channels and channels.appointment else None) or "",
        "other_ways": list(other_ways(teller, channels)) if channels else [],
        "delivery": delivery(teller, channels),
        "contacts": {
            way: [contact(teller, c, f"contacts.{way}") for c in (getattr(contacts, way) if contacts else None) or ()]
            for way in ways
        },
    }
