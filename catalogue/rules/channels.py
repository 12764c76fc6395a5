"""Rules about channels and visits: how often one must come, and whether there is a way to do what is promised."""

from collections.abc import Iterator
from typing import Any, Final

from catalogue.findings import Finding, Path, Rule, Said
from catalogue.model import rows
from catalogue.model.contact import Channels
from catalogue.model.terms import Audience, Delivery, OnlineDepth, Theme
from catalogue.rules.frame import (
    ADVICE,
    ERROR,
    WARNING,
    Case,
    Hit,
    Overview,
    catalogue_rule,
    entry_finding,
    every,
    item_rule,
    plain,
)

_CHOICE: Final = Said("优化营商环境条例第三十七条", "Regulation on Optimising the Business Environment, art. 37")
_ONE_VISIT: Final = Said(
    "广东省优化营商环境条例第三十一条", "Guangdong Regulation on Optimising the Business Environment, art. 31"
)
_HALLS: Final = Said("优化营商环境条例第三十六条", "Regulation on Optimising the Business Environment, art. 36")

_APPLIES_ONLINE: Final = frozenset({OnlineDepth.ACCEPTANCE, OnlineDepth.FULL})


def _is_remote(channels: Channels | None) -> bool:
    """Say whether one can apply without coming: online, in an app, by post or by telephone."""
    if channels is None:
        return False
    online = channels.online
    return bool(
        (online and (online.depth is None or online.depth in _APPLIES_ONLINE))
        or channels.app
        or channels.telephone
        or (channels.post and channels.post.materials)
    )


@item_rule(
    "V01",
    ERROR,
    title=Said("要到现场的说明原因", "A visit has a reason"),
    message=Said("要到现场 {count} 次，没有说为什么。", "One must come {count} times, and it is not said why."),
    remedy=Said("在 visits.reason 写必须到场的原因，或减为 0 次。", "Say why in `visits.reason`, or make it 0."),
    good="visits: {count: 1, reason: 核对身份证原件}",
    bad="visits: {count: 1, reason: null}",
)
def visits_have_a_reason(case: Case) -> Iterator[Hit]:
    """R-38; a standard may leave the reason to those who implement it."""
    visits = case.item.visits
    if visits and visits.count and not visits.reason and case.item.kind == "implementation":
        yield Hit(("visits", "count"), {"count": visits.count})


@item_rule(
    "V02",
    ERROR,
    title=Said("不用到现场的没有到场原因", "No visit needs no reason"),
    message=Said("到现场 0 次，却写了必须到场的原因。", "There are no visits, and a reason for coming is given."),
    remedy=Said("删掉 visits.reason，或改正次数。", "Delete `visits.reason`, or correct the number."),
    good="visits: {count: 0, reason: null}",
    bad="visits: {count: 0, reason: 核对原件}",
)
def no_visit_no_reason(case: Case) -> Iterator[Hit]:
    """R-38, the other way round."""
    visits = case.item.visits
    if visits and visits.count == 0 and visits.reason and not case.inherits(("visits",)):
        yield Hit(("visits", "reason"))


@item_rule(
    "V03",
    ERROR,
    title=Said("不用到现场的能网办或邮寄", "Where no visit is needed, there is a way without one"),
    message=Said(
        "到现场 0 次，却没有网上、移动端、邮寄或电话的办理渠道。",
        "There are no visits, and no way to apply online, in an app, by post or by telephone.",
    ),
    remedy=Said(
        "写 channels.online（depth: acceptance 或 full）、app、post（materials: true），或改正次数。",
        "Add `channels.online` (`depth: acceptance` or `full`), `app` or `post` (`materials: true`), or correct the number.",
    ),
    good="{visits: {count: 0, reason: null}, channels: {online: {depth: full}}}",
    bad="{visits: {count: 0, reason: null}, channels: {online: null, windows: [{id: hall, hall: gz-hall}]}}",
)
def no_visit_has_a_way(case: Case) -> Iterator[Hit]:
    """R-39."""
    item = case.item
    never = item.kind == "implementation" and item.by_application and item.visits and item.visits.count == 0
    if never and not _is_remote(item.channels):
        yield Hit(("visits", "count"))


@item_rule(
    "V04",
    ERROR,
    title=Said("全程网办就不用到现场", "Fully online means no visit"),
    message=Said("网办深度是全程网办，却要到现场 {count} 次。", "It is fully online, and one must come {count} times."),
    remedy=Said(
        "写 visits: {{count: 0}}，或把 depth 改为 acceptance。", "Write `visits: {{count: 0}}`, or `depth: acceptance`."
    ),
    good="{visits: {count: 0, reason: null}, channels: {online: {depth: full}}}",
    bad="{visits: {count: 1, reason: 领证}, channels: {online: {depth: full}}}",
)
def fully_online(case: Case) -> Iterator[Hit]:
    """R-40; unless the visits are those of some cases only."""
    visits, channels = case.item.visits, case.item.channels
    full = channels and channels.online and channels.online.depth is OnlineDepth.FULL
    if full and visits and visits.count and not visits.when:
        yield Hit(("visits", "count"), {"count": visits.count})


@item_rule(
    "V05",
    WARNING,
    title=Said("申请人可以选择线下办理", "One can also apply in person"),
    message=Said(
        "只能网上办，没有窗口，也没有说明原因。", "It is online only, with no window, and it is not said why."
    ),
    remedy=Said(
        "写 channels.windows；不设窗口的，在 channels.not_in_hall 说明依据或原因。",
        "Add `channels.windows`; where there is none, give the reason in `channels.not_in_hall`.",
    ),
    basis=_CHOICE,
    good="channels: {windows: null, not_in_hall: 法律规定在网上登记。}",
    bad="channels: {windows: null}",
)
def choice_of_channel(case: Case) -> Iterator[Hit]:
    """R-41."""
    item = case.item
    channels = item.channels
    if channels is None or item.kind == "standard" or not item.by_application:
        return
    if not (channels.windows or channels.kiosk or channels.not_in_hall) and (channels.online or channels.app):
        yield Hit(("channels",))


@item_rule(
    "V06",
    ADVICE,
    title=Said("申请人可以选择网上办理", "One can also apply online"),
    message=Said("没有网上或移动端的办理渠道。", "There is no way to apply online or in an app."),
    remedy=Said("写 channels.online；最少能网上预约。", "Add `channels.online`; at least let people book online."),
    basis=_CHOICE,
    good="channels: {online: {depth: acceptance}}",
    bad="{channels: {online: null}}",
)
def online_too(case: Case) -> Iterator[Hit]:
    """R-41, R-61."""
    item = case.item
    channels = item.channels
    if channels and item.kind == "implementation" and item.by_application and not (channels.online or channels.app):
        yield Hit(("channels",))


@item_rule(
    "V07",
    WARNING,
    title=Said("最多跑一次", "One visit at most"),
    message=Said("要到现场 {count} 次。", "One must come {count} times."),
    remedy=Said("想办法减为 1 次或 0 次，如邮寄送达。", "Bring it to 1 or 0, for example by posting the result."),
    basis=_ONE_VISIT,
    good="visits: {count: 1, reason: 核对原件}",
    bad="visits: {count: 2, reason: 提交材料和领证}",
)
def one_visit(case: Case) -> Iterator[Hit]:
    """R-42."""
    visits = case.item.visits
    if visits and visits.count > 1 and not case.inherits(("visits", "count")):
        yield Hit(("visits", "count"), {"count": visits.count})


@item_rule(
    "V08",
    WARNING,
    title=Said("可以代办就不要求本人到场", "Where an agent may act, nobody must come in person"),
    message=Said(
        "写了可以代办，又要求本人到场（{where}）。",
        "An agent may act, and the applicant must come in person ({where}).",
    ),
    remedy=Said(
        "改正其一，或用 when 说明哪种情形须本人到场。", "Correct one of the two, or say with `when` in which case."
    ),
    good="channels: {agent_allowed: true}",
    bad="{channels: {agent_allowed: true}, conditions: [{id: adult, text: 申请人须本人到场。}]}",
)
def agents_and_presence(case: Case) -> Iterator[Hit]:
    """R-45."""
    item = case.item
    if item.channels is None or not item.channels.agent_allowed:
        return
    path: Path = ("channels", "agent_allowed")
    for condition in rows(item.conditions):
        if condition.when is None and any(_in_person(words) for _, words in every(condition.text)):
            yield Hit(path, {"where": f"conditions[{condition.id}]"})
    for material in rows(item.materials):
        if material.in_person and material.when is None:
            yield Hit(path, {"where": f"materials[{material.id}].in_person"})


def _in_person(words: str) -> bool:
    return any(phrase in words for phrase in ("本人到场", "本人到现场", "本人亲自", "亲自到场", "in person"))


@item_rule(
    "V09",
    ERROR,
    title=Said("窗口写明在哪里", "A window says where it is"),
    message=Said("办理地点“{id}”没有写大厅，也没有写地点。", "The place `{id}` names no hall and no address."),
    remedy=Said(
        "写 hall（大厅登记簿中的标识）；不在大厅的写 place。", "Name the `hall` of the register, or write the `place`."
    ),
    basis=_HALLS,
    good="channels: {windows: [{id: hall, place: 人民路1号二楼201室}]}",
    bad="channels: {windows: [{id: hall, phone: 020-83120001}]}",
)
def windows_are_somewhere(case: Case) -> Iterator[Hit]:
    """R-48."""
    channels = case.item.channels
    for place in (channels.windows if channels else None) or ():
        path = ("channels", "windows", f"#{place.id}")
        if not (place.hall or place.place) and not case.inherits(path):
            yield Hit(path, {"id": place.id})


@item_rule(
    "V10",
    WARNING,
    title=Said("邮寄写明寄什么", "Post says what is posted"),
    message=Said(
        "写了邮寄，却没有说材料还是结果可以邮寄。", "There is post, and neither documents nor results go by it."
    ),
    remedy=Said(
        "写 materials: true 或 results: true，或删掉 post。",
        "Write `materials: true` or `results: true`, or delete `post`.",
    ),
    good="channels: {post: {results: true}}",
    bad="channels: {delivery: [window], post: {results: false}}",
)
def post_carries_something(case: Case) -> Iterator[Hit]:
    """An empty channel is none."""
    post = case.item.channels.post if case.item.channels else None
    if post and not (post.materials or post.results) and not case.inherits(("channels", "post")):
        yield Hit(("channels", "post"))


@item_rule(
    "V11",
    ERROR,
    title=Said("开门早于关门", "Places open before they close"),
    message=Said("{opens} 开门，{closes} 关门，先后颠倒。", "It opens at {opens} and closes at {closes}."),
    remedy=Said(
        "用 24 小时制改正；跨午休的分成两行。",
        "Correct it, on a clock of 24 hours; make two rows around a midday break.",
    ),
    good='channels: {windows: [{id: hall, hall: gz-hall, hours: [{days: [workday], opens: "09:00", closes: "17:00"}]}]}',
    bad='channels: {windows: [{id: hall, hall: gz-hall, hours: [{days: [workday], opens: "09:00", closes: "05:00"}]}]}',
)
def open_before_close(case: Case) -> Iterator[Hit]:
    """R-49."""
    for path, hours in case.own.hours:
        if _is_backwards(hours):
            yield Hit((*path, "closes"), {"opens": hours["opens"], "closes": hours["closes"]})


def _is_backwards(hours: Any) -> bool:
    return isinstance(hours, dict) and str(hours.get("opens")) >= str(hours.get("closes"))


@catalogue_rule(
    "V12",
    ERROR,
    title=Said("大厅开门早于关门", "Halls open before they close"),
    message=Said("{opens} 开门，{closes} 关门，先后颠倒。", "It opens at {opens} and closes at {closes}."),
    remedy=Said(
        "用 24 小时制改正；跨午休的分成两行。",
        "Correct it, on a clock of 24 hours; make two rows around a midday break.",
    ),
)
def halls_open_before_they_close(overview: Overview, rule: Rule) -> Iterator[Finding]:
    """R-49, in the register."""
    for key, hall in overview.catalogue.registers.halls.items():
        places = [(("hours",), hall.hours or [])]
        places += [(("windows", n, "hours"), w.hours or []) for n, w in (hall.windows or {}).items()]  # type: ignore[misc]
        for path, hours in places:
            for number, one in enumerate(hours):
                if one.opens >= one.closes:
                    params = {"opens": one.opens, "closes": one.closes}
                    yield entry_finding(overview, rule, "halls", key, (*path, number, "closes"), params)


@item_rule(
    "V13",
    WARNING,
    title=Said("送达方式与邮寄一致", "Delivery agrees with post"),
    message=Said(
        "送达方式有邮寄，channels.post 却没有说结果可以邮寄。",
        "Results are delivered by post, and `channels.post` does not say so.",
    ),
    remedy=Said(
        "写 post: {{results: true}}，或从 delivery 删掉 post。",
        "Write `post: {{results: true}}`, or take `post` out of `delivery`.",
    ),
    good="channels: {delivery: [post], post: {results: true}}",
    bad="channels: {delivery: [post], post: null}",
)
def delivery_by_post(case: Case) -> Iterator[Hit]:
    """One fact, told twice, must be one."""
    channels = case.item.channels
    if channels is None or Delivery.POST not in (channels.delivery or ()):
        return
    if not (channels.post and channels.post.results) and not case.inherits(("channels", "delivery")):
        yield Hit(("channels", "delivery"))


_PERSONAL: Final = frozenset(
    {Theme.BIRTH, Theme.MARRIAGE, Theme.DEATH, Theme.PENSION, Theme.RESIDENCE, Theme.DISABILITY}
)
"""Themes of people's lives, which no organisation has."""


@item_rule(
    "V14",
    WARNING,
    title=Said("主题与服务对象一致", "Themes fit the audience"),
    message=Said(
        "主题“{theme}”是个人的，服务对象里没有自然人。", "`{theme}` is a matter of persons, and persons may not apply."
    ),
    remedy=Said("改正 themes 或 audience。", "Correct `themes` or `audience`."),
    good="{audience: [person], themes: [marriage]}",
    bad="{audience: [enterprise], themes: [marriage]}",
)
def themes_fit_the_audience(case: Case) -> Iterator[Hit]:
    """R-37."""
    item = case.item
    if item.themes and item.audience and Audience.PERSON not in item.audience and not case.inherits(("themes",)):
        for number, theme in enumerate(item.themes):
            if theme in _PERSONAL:
                yield Hit(("themes", number), {"theme": theme})


@item_rule(
    "V15",
    WARNING,
    title=Said("能网办的写明网址", "Where one can apply online, there is an address"),
    message=Said("网上可以申请，却没有网址或应用。", "One can apply online, and there is no address and no app."),
    remedy=Said("写 channels.online.url 或 mobile_url。", "Add `channels.online.url` or `mobile_url`."),
    basis=Said("国务院关于在线政务服务的若干规定第六条", "State Council Rules on Online Government Services, art. 6"),
    good='channels: {online: {depth: full, url: "https://example.org/"}}',
    bad="channels: {online: {depth: full, url: null}}",
)
def online_has_an_address(case: Case) -> Iterator[Hit]:
    """R-61; the standard gives the depth, the implementation the address."""
    channels = case.item.channels
    online = channels.online if channels and case.item.kind == "implementation" else None
    if (
        channels
        and online
        and online.depth in _APPLIES_ONLINE
        and not (online.url or online.mobile_url or channels.app)
    ):
        yield Hit(("channels", "online"))


@item_rule(
    "V16",
    ADVICE,
    title=Said("大厅的地址只写一次", "The address of a hall is written once"),
    message=Said("“{place}”是大厅“{hall}”的地址，又写了一遍。", "`{place}` repeats the address of the hall `{hall}`."),
    remedy=Said(
        "写 hall: {hall}，搬迁时只改登记簿。", "Write `hall: {hall}`, so that a move is written in the register alone."
    ),
    basis=_HALLS,
    good="channels: {windows: [{id: hall, hall: gz-hall}]}",
    bad="channels: {windows: [{id: hall, place: 广州市天河区华利路61号三楼}]}",
)
def addresses_written_once(case: Case) -> Iterator[Hit]:
    """X-04: one counter, two addresses on three pages."""
    channels = case.item.channels
    for window in (channels.windows if channels else None) or ():
        if window.hall or not window.place:
            continue
        place = plain(window.place)
        for key, hall in case.catalogue.registers.halls.items():
            address = plain(hall.address)
            path = ("channels", "windows", f"#{window.id}", "place")
            if len(address) >= 5 and address in place and not case.inherits(path):
                yield Hit(path, {"place": place, "hall": key})
