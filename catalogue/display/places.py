"""Channels, contacts and remedies in words."""

from collections.abc import Iterator
from typing import Any, Final

from catalogue.display import timing as time
from catalogue.display.fact import Fact, Teller
from catalogue.findings import Said
from catalogue.model import Limit
from catalogue.model.contact import Appointment, Channels, Contact, Hours, Post, WindowPlace
from catalogue.model.registers import Hall
from catalogue.model.terms import Unit

Row = dict[str, Any]

_ADDRESS: Final = Said("地址", "Address")
_HOURS: Final = Said("时间", "Hours")
_PHONE: Final = Said("电话", "Telephone")

CHANNELS: Final = {
    "windows": Said("窗口办理", "At the window"),
    "online": Said("网上办理", "Online"),
    "app": Said("移动端", "App"),
    "kiosk": Said("自助终端", "Self-service machine"),
    "post": Said("邮寄", "By post"),
    "telephone": Said("电话办理", "By telephone"),
}
"""Ways to apply, by the name that charges and limits give them."""


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
            *_hours(teller, f"{path}.hours", one.hours),
        ],
    }


def window(teller: Teller, one: WindowPlace) -> Row:
    """Word one place to go to: what the item says, else what the register says of the hall."""
    path = f"channels.windows[{one.id}]"
    hall = teller.registers.halls.get(one.hall or "")
    phone = one.phone or (hall.phone if hall else None)
    return {
        "id": one.id,
        "hall": one.hall or "",
        "name": _hall(teller, one, hall, f"{path}.hall"),
        "map_url": (hall.map_url if hall else None) or "",
        "details": [
            *([teller.text(f"{path}.hall.address", hall.address, _ADDRESS)] if hall else []),
            *teller.maybe(f"{path}.place", one.place, _ADDRESS if hall is None else Said("位置", "Place")),
            *_windows(teller, one, hall, f"{path}.windows"),
            *_hours(teller, f"{path}.hours", one.hours or (hall.hours if hall else None)),
            *([teller.fact(f"{path}.phone", phone, _PHONE)] if phone else []),
            *teller.maybe(
                f"{path}.hall.transport", hall.transport if hall else None, Said("怎么去", "How to get there")
            ),
            *teller.maybe(
                f"{path}.hall.accessible", hall.accessible if hall else None, Said("适老、无障碍", "Accessibility")
            ),
            *teller.maybe(f"{path}.note", one.note, Said("说明", "Note")),
        ],
        "when": teller.when(path, one.when),
    }


def _hall(teller: Teller, one: WindowPlace, hall: Hall | None, path: str) -> list[Fact]:
    """Name a hall; by its id where the register does not know it."""
    if hall:
        return [teller.text(path, hall.name)]
    return [teller.fact(path, one.hall)] if one.hall else []


def _hours(teller: Teller, path: str, hours: list[Hours] | None) -> list[Fact]:
    if not hours:
        return []
    return [teller.fact(path, time.hours(hours, teller.tongue), _HOURS, of=[row.season for row in hours])]


def _windows(teller: Teller, one: WindowPlace, hall: Hall | None, path: str) -> list[Fact]:
    """Name windows by number, and by what they are for where the register tells."""
    said, names = [], []
    for number in one.windows or ():
        entry = (hall.windows or {}).get(number) if hall else None
        said.append(teller.tongue.aside(number, teller.tongue.plain(entry.name if entry else None)))
        names.append(entry.name if entry else None)
    return [teller.fact(path, teller.tongue.both(*said), Said("窗口", "Window"), of=names)] if said else []


def other_ways(teller: Teller, channels: Channels) -> Iterator[Fact]:
    """Yield the ways to apply that are no window, and what goes with any of them."""
    tongue = teller.tongue
    if channels.online:
        yield from teller.maybe("channels.online.note", channels.online.note, CHANNELS["online"])
    if channels.app:
        yield teller.text("channels.app.name", channels.app.name, CHANNELS["app"])
    if channels.kiosk:
        yield teller.text("channels.kiosk.places", channels.kiosk.places, CHANNELS["kiosk"])
        yield from teller.maybe("channels.kiosk.note", channels.kiosk.note)
    if channels.post:
        yield from _post(teller, channels.post)
    if channels.telephone:
        yield teller.fact("channels.telephone.phone", channels.telephone.phone, CHANNELS["telephone"])
        yield from teller.maybe("channels.telephone.note", channels.telephone.note)
    if channels.appointment:
        yield from _appointment(teller, channels.appointment)
    if channels.payment:
        ways = [Said("可以网上支付", "online")] if channels.payment.online else []
        methods = channels.payment.methods
        words = tongue.both(*(tongue.say(way) for way in ways), tongue.plain(methods))
        if words:
            yield teller.fact("channels.payment", words, Said("支付", "Payment"), of=[methods])
    yield from teller.yes(
        "channels.one_window", Said("综合窗口统一受理", "A general window takes it"), true=channels.one_window
    )
    yield from teller.yes(
        "channels.agent_allowed", Said("可以请人代办", "Somebody else may apply for you"), true=channels.agent_allowed
    )
    yield from teller.maybe("channels.helper", channels.helper, Said("帮办代办", "Help"))
    yield from teller.maybe("channels.accessible", channels.accessible, Said("适老、无障碍", "Accessibility"))
    yield from teller.maybe(
        "channels.not_in_hall", channels.not_in_hall, Said("未进驻大厅的原因", "Why it is not in the hall")
    )


def _post(teller: Teller, post: Post) -> Iterator[Fact]:
    tongue = teller.tongue
    ways = [Said("材料可以邮寄", "documents may be posted in")] if post.materials else []
    ways += [Said("结果可以邮寄", "the result is posted")] if post.results else []
    if ways:
        words = tongue.both(*(tongue.say(way) for way in ways))
        payer = tongue.inside(tongue.term(post.payer)) if post.payer else ""
        yield teller.fact("channels.post", tongue.aside(words, payer), CHANNELS["post"])
    yield from teller.maybe("channels.post.address", post.address, Said("收件地址", "Post to"))


def _appointment(teller: Teller, appointment: Appointment) -> Iterator[Fact]:
    tongue = teller.tongue
    words = tongue.say(Said("必须预约", "needed") if appointment.required else Said("可以预约", "possible"))
    if appointment.ahead:
        days = Said("可提前{n}天", "up to 1 day ahead" if appointment.ahead == 1 else "up to {n} days ahead")
        words = tongue.both(words, tongue.say(days).format(n=appointment.ahead))
    yield teller.fact("channels.appointment", words, Said("预约", "Appointment"))
    if appointment.phone:
        yield teller.fact(
            "channels.appointment.phone", appointment.phone, Said("预约电话", "Telephone for appointments")
        )
    yield from teller.maybe("channels.appointment.note", appointment.note)


def delivery(teller: Teller, channels: Channels | None) -> list[Fact]:
    """Say how the result is delivered."""
    if channels is None or not channels.delivery:
        return []
    tongue = teller.tongue
    words = tongue.terms(channels.delivery)
    if channels.delivered_within is not None:
        words = tongue.both(words, _within(teller, channels.delivered_within))
    return [teller.fact("channels.delivery", words, Said("怎么领取", "How you get it"))]


def _within(teller: Teller, days: int) -> str:
    if not days:
        return teller.tongue.say(Said("当场送达", "at once"))
    limit = time.limit(Limit(value=days, unit=Unit.WORKING_DAY), teller.tongue)
    return teller.tongue.say(Said("{t}内送达", "within {t}")).format(t=limit)


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
