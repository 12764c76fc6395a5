"""One case in words: the checklist, the fee with its arithmetic, the days, where and how.

Every line is a row of the item's own words, sorted by what applies; what waits for an answer says for which.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

from catalogue.cases import Charge, Deadline, Deadlines, Facts, Outcome, Sum
from catalogue.cases.outcome import CHANNEL, plain
from catalogue.display import money, timing
from catalogue.display.fact import Fact, Teller
from catalogue.display.item import ItemWords, item_words
from catalogue.display.tongue import Tongue
from catalogue.findings import Said
from catalogue.model import Item, Registers, Settings, rows
from catalogue.model.money import Fee

Mark = Literal["", "box", "done", "open"]
"""Nothing, something to tick off, something fetched for the applicant, something undecided."""


class Line(NamedTuple):
    """One thing to know."""

    head: Fact
    details: tuple[Fact, ...] = ()
    mark: Mark = ""


class Part(NamedTuple):
    """One section of a plan."""

    id: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Case:
    """What a plan is made for."""

    outcome: Outcome
    days: Deadlines
    quantities: Mapping[str, Decimal]
    facts: Facts | None = None
    """What the cases that the answers leave come to together, where a question is open."""
    hall: str = ""
    """The hall one goes to; empty for any."""


_TITLES: Final = {
    "answers": Said("您的情况", "Your case"),
    "questions": Said("还要回答", "Still to be answered"),
    "materials": Said("要带的材料", "What to bring"),
    "conditions": Said("要符合的条件", "Conditions"),
    "prohibitions": Said("有下列情形的不能办", "You may not apply if"),
    "intermediaries": Said("需要的中介服务", "Third-party services needed"),
    "fees": Said("收费", "What it costs"),
    "dates": Said("日期", "When it is done"),
    "steps": Said("怎么办", "How it goes"),
    "where": Said("在哪里办", "Where and how to apply"),
    "results": Said("办好后得到什么", "What you get"),
}
_DEPENDS: Final = Said("取决于{all}", "depends on {all}")
_UNDECIDED: Final = Said("未定", "Undecided")
_CHANNEL: Final = Said("办理方式", "how you apply")
_NO_FEE: Final = Said("这种情形没有列出收费", "No charge is listed for this case")
"""Not the same as free of charge, which an item says with a reason."""
_TOTAL: Final = Said("合计", "Total")


def plan(item: Item, case: Case, registers: Registers, settings: Settings, *, lang: str) -> list[Part]:
    """Word one case in one language; parts that say nothing are left out."""
    words = item_words(item, registers, settings, lang=lang)
    planner = _Planner(Teller(item, registers, settings, Tongue(lang, settings.languages[0])), words, case)
    parts = (Part(name, planner.title(name), tuple(lines())) for name, lines in planner.parts().items())
    return [part for part in parts if part.lines]


class _Planner:
    """Words the parts of one plan."""

    def __init__(self, teller: Teller, words: ItemWords, case: Case) -> None:
        self._teller = teller
        self._tongue = teller.tongue
        self._words = words
        self._case = case
        self._lists = case.outcome.lists

    def parts(self) -> dict[str, Callable[[], Iterator[Line]]]:
        """Return how each part is made, in the order in which people ask."""
        words = self._words
        return {
            "answers": self._answers,
            "questions": self._questions,
            "materials": self._materials,
            "conditions": lambda: self._rows("conditions", words["conditions"], "text"),
            "prohibitions": lambda: self._rows("prohibitions", {"rows": words["prohibitions"], "none": []}, "text"),
            "intermediaries": self._intermediaries,
            "fees": self._fees,
            "dates": self._dates,
            "steps": lambda: self._rows("steps", {"rows": words["steps"], "none": []}, "name", brief=True),
            "where": self._where,
            "results": lambda: self._rows("results", words["results"], "name"),
        }

    def title(self, name: str) -> str:
        """Return the heading of a part; that of the materials counts them."""
        title = self._tongue.say(_TITLES[name])
        if name != "materials" or not rows(self._teller.item.materials):
            return title
        facts = self._case.facts
        return self._tongue.aside(
            title, self._ends(*(facts.documents if facts and facts.complete else self._case.outcome.documents))
        )

    def _ends(self, least: int, most: int) -> str:
        if least == most:
            said = Said("{most}份", "{most} document" + ("" if most == 1 else "s"))
        else:
            said = Said("{least}至{most}份", "{least} to {most} documents")
        return self._tongue.say(said).format(least=least, most=most)

    def _say(self, path: str, said: Said, label: Said | None = None, **values: str) -> Fact:
        return self._teller.fact(path, self._tongue.say(said).format(**values), label)

    def _why(self, path: str, questions: Sequence[str]) -> Fact:
        """Say which answers something waits for."""
        asked = {s.id: s.question for s in self._teller.item.situations or ()}
        texts = [asked[key] for key in questions if key in asked]
        names = [f"“{self._tongue.plain(text)}”" for text in texts]
        names += [self._tongue.say(_CHANNEL)] if CHANNEL in questions else []
        words = self._tongue.say(_DEPENDS).format(all=self._tongue.both(*names))
        return self._teller.fact(f"{path}.undecided", words, _UNDECIDED, of=texts)

    # What is known of the case

    def _answers(self) -> Iterator[Line]:
        for one in self._words["situations"]:
            answer = self._case.outcome.asked.given.get(one["id"])
            if answer is not None:
                label = next(a["label"] for a in one["answers"] if a["id"] == answer)
                yield Line(one["question"], (label,))
        for name, number in self._case.quantities.items():
            yield Line(self._teller.fact(f"quantities[{name}]", f"{name} = {money.number(plain(number) or 0)}"))

    def _questions(self) -> Iterator[Line]:
        asked = self._case.outcome.asked
        for one in self._words["situations"]:
            if one["id"] in asked.open:
                answers = tuple(a["label"]._replace(label=f"{one['id']}={a['id']}") for a in one["answers"])
                yield Line(one["question"], answers, "open")

    # What is asked for

    def _materials(self) -> Iterator[Line]:
        words = self._words["materials"]
        yield from (Line(fact) for fact in words["none"])
        for row in words["rows"]:
            more = self._group(row)
            if row["blank_form"]:
                path = f"materials[{row['id']}].blank_form"
                more = (*more, self._teller.fact(path, row["blank_form"], Said("空白表格", "Blank form")))
            line = self._row("materials", row, "name", (*row["details"], *row["notes"], *more))
            if line and not line.mark:
                line = line._replace(mark="done" if row["fetched"] else "box")
            if line:
                yield line

    def _group(self, row: Mapping[str, Any]) -> tuple[Fact, ...]:
        """Say with what else a material makes a choice in this case."""
        members = self._case.outcome.groups.get(row["one_of"], ())
        others = [self._teller.material(key) for key in members if key != row["id"]]
        if not others or row["id"] not in members:
            return ()
        words = self._tongue.both(*map(self._tongue.plain, others))
        path = f"materials[{row['id']}].one_of"
        return (self._teller.fact(path, words, Said("任选其一，也可以用", "Any one will do; or else"), of=others),)

    def _rows(self, name: str, words: Mapping[str, Any], head: str, *, brief: bool = False) -> Iterator[Line]:
        yield from (Line(fact) for fact in words["none"])
        for row in words["rows"]:
            line = self._row(name, row, head, () if brief else row.get("details", ()))
            if line:
                yield line

    def _row(self, name: str, row: Mapping[str, Any], head: str, details: Sequence[Fact]) -> Line | None:
        """Make the line of a row; none where the case rules it out."""
        found = self._lists[name]
        if row["id"] in found.applies:
            return Line(row[head], tuple(details))
        if row["id"] in found.undecided:
            return Line(row[head], (self._why(row[head].path, found.undecided[row["id"]]), *details), "open")
        return None

    def _intermediaries(self) -> Iterator[Line]:
        for one in rows(self._teller.item.intermediaries):
            path = f"intermediaries[{one.id}]"
            row = {"id": one.id, "name": self._teller.text(f"{path}.name", one.name)}
            paid = self._teller.maybe(f"{path}.paid_by", one.paid_by, Said("费用由谁承担", "Paid by"))
            if line := self._row("intermediaries", row, "name", paid):
                yield line

    # What it costs

    def _fees(self) -> Iterator[Line]:
        words = self._words["fees"]
        yield from (Line(fact) for fact in words["none"])
        fees = {fee.id: fee for fee in rows(self._teller.item.fees)}
        applies = self._lists["fees"].applies
        for row in words["rows"]:
            if row["id"] in self._case.outcome.charges:
                details = self._charge(fees[row["id"]], self._case.outcome.charges[row["id"]])
                if line := self._row("fees", row, "name", (row["amount"], *details)):
                    yield line
            if row["id"] in self._case.outcome.coming:
                yield Line(row["name"], (row["amount"], *row["period"]))
        if fees and not applies and not self._lists["fees"].undecided:
            yield Line(self._say("fees.total", _NO_FEE))
        for currency, total in self._case.outcome.totals().items():
            if total:
                yield Line(self._teller.fact("fees.total", self._range(*total, currency), _TOTAL))
        yield from self._all_fees()

    def _all_fees(self) -> Iterator[Line]:
        """Say what the fees of the cases that are left lie between, where this one is undecided."""
        facts = self._case.facts
        if facts and facts.complete and not facts.counted and self._lists["fees"].undecided:
            for currency, ends in facts.fees.items():
                label = Said("还可能", "Still possible")
                yield Line(self._teller.fact("fees.range", self._range(*ends, currency), label))

    def _range(self, least: Decimal, most: Decimal, currency: str) -> str:
        ends = [self._amount(least, currency)] if least == most else [self._amount(e, currency) for e in (least, most)]
        return self._tongue.say(Said("至", " to ")).join(ends)

    def _amount(self, value: Decimal, currency: str) -> str:
        return money.amount(plain(value) or 0, currency, self._tongue)

    def _charge(self, fee: Fee, charge: Charge) -> Iterator[Fact]:
        path = f"fees[{fee.id}]"
        if charge.lacks == "quantity":
            lacks = Said("要看数量 {name} 是多少", "depends on the quantity {name}")
            yield self._say(f"{path}.undecided", lacks, _UNDECIDED, name=charge.quantity)
        elif charge.lacks == "beyond":
            beyond = Said("数量超出各档", "the quantity is beyond the last step")
            yield self._say(f"{path}.undecided", beyond, _UNDECIDED)
        elif len(charge.sums) > 1 or (charge.sums and charge.sums[0].kind != "fixed"):
            per = self._tongue.plain(fee.per)
            words = self._tongue.clauses(*(self._sum(one, charge.currency, per) for one in charge.sums))
            yield self._teller.fact(f"{path}.arithmetic", words, Said("算法", "Arithmetic"), of=[fee.per])
        said = {r.id: r for r in fee.reductions or ()}
        if charge.reduction:
            one = said[charge.reduction]
            words = money.reduction(one, charge.currency, self._tongue)
            yield self._teller.fact(f"{path}.reductions[{one.id}]", words, Said("减免", "Reduction"), of=[one.label])
        for key in charge.may_reduce:
            words = money.reduction(said[key], charge.currency, self._tongue)
            label = Said("可能减免", "May be reduced")
            yield self._teller.fact(f"{path}.reductions[{key}]", words, label, of=[said[key].label])

    def _sum(self, one: Sum, currency: str, per: str) -> str:
        """Say one line of the arithmetic: 100元 × 2副 = 200元."""
        zh = self._tongue.language == "zh"
        unit = per if zh else f" ({per})" if per else ""
        said = {
            "fixed": Said("{gives}", "{gives}"),
            "units": Said("{of} × {by}{unit} = {gives}", "{of} × {by}{unit} = {gives}"),
            "tier": Said("{of} × {by}{unit} = {gives}", "{of} × {by}{unit} = {gives}"),
            "bracket": Said("数量{by}所在的档 {gives}", "the step of {by}: {gives}"),
            "minimum": Said("按最低收费 {gives}", "at least {gives}"),
            "cap": Said("按最高收费 {gives}", "at most {gives}"),
            "percent": Said("{of} 减收{by}% = {gives}", "{of} less {by}% = {gives}"),
            "round": Said("四舍五入 {gives}", "rounded: {gives}"),
        }[one.kind]
        by = money.number(plain(one.by) or 0)
        of, gives = self._amount(one.of, currency), self._amount(one.gives, currency)
        return self._tongue.say(said).format(of=of, by=by, gives=gives, unit=unit)

    # When

    def _dates(self) -> Iterator[Line]:
        days = self._case.days
        path = "time_limit"
        yield Line(self._day("handed_in", Deadline(days.handed_in), Said("交件", "Handed in")))
        limits = (
            (
                "promised",
                days.promised,
                self._case.outcome.promised,
                Said("承诺办结不晚于", "Decided, as promised, by"),
            ),
            ("statutory", days.statutory, self._case.outcome.statutory, Said("法定最晚", "Decided, by law, by")),
        )
        for name, end, limit, label in limits:
            told = [self._teller.fact(f"{path}.{name}", timing.limit(limit, self._tongue))] if limit else []
            if end:
                yield Line(self._day(name, end, label), (*told, *self._beyond(name, end)))
            elif limit:
                yield Line(told[0]._replace(label=self._tongue.say(label)))
        if days.delivered:
            label = Said("结果送达不晚于", "Result delivered by")
            yield Line(self._day("delivered", days.delivered, label), tuple(self._beyond("delivered", days.delivered)))
        if days.no_calendar:
            yield Line(self._say("dates.no_calendar", Said("没有工作日历，算不出日期", "no calendar of working days")))
        for row in self._words["time"]["cases"]:
            if row["id"] in self._lists["limits"].undecided and row["limits"]:
                why = self._why(f"{path}.cases[{row['id']}]", self._lists["limits"].undecided[row["id"]])
                yield Line(row["limits"][0], (why, *row["limits"][1:]), "open")
        counted = {"time_limit.starts", "time_limit.stops", "time_limit.extension"}
        yield from (Line(fact) for fact in self._words["time"]["details"] if fact.path in counted)
        for row in self._words["special_procedures"]:
            if line := self._row("special_procedures", row, "name", row["details"]):
                special = self._say(
                    f"{line.head.path}.special", Said("特别程序，时间另计", "special procedure, on top")
                )
                yield line._replace(details=(special, *line.details))

    def _day(self, name: str, end: Deadline, label: Said) -> Fact:
        return self._teller.fact(f"dates.{name}", timing.date(end.day, self._tongue), label)

    def _beyond(self, name: str, end: Deadline) -> Iterator[Fact]:
        if end.beyond:
            said = Said(
                "{year}年放假安排还不知道，可能更晚",
                "public holidays of {year} are not known yet; it may be later",
            )
            yield self._say(f"dates.{name}.beyond", said, year=str(end.beyond))

    # Where

    def _where(self) -> Iterator[Line]:
        words = self._words
        for row in words["windows"]:
            if self._case.hall and row["hall"] != self._case.hall:
                continue
            place = Said("窗口", "Window")
            head = [*row["name"], *row["details"], self._say(f"channels.windows[{row['id']}]", place)][0]
            rest = [fact for fact in row["details"] if fact is not head]
            if line := self._row("windows", {**row, "head": head}, "head", rest):
                yield line
        if not self._case.hall:
            if words["online_url"]:
                yield Line(self._teller.fact("channels.online.url", words["online_url"], Said("网上办理", "Online")))
            yield from (Line(fact) for fact in words["other_ways"])
        visits = [fact for fact in words["glance"] if fact.path == "visits.count"]
        found = self._lists["visits"]
        if found.undecided:
            yield from (Line(f, (self._why(f.path, found.undecided["visits"]),), "open") for f in visits)
        elif found.applies:
            yield from (Line(fact) for fact in visits)
        yield from (Line(fact) for fact in words["delivery"])
