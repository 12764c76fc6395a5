"""`catalogue plan`: the text, the JSON, what it refuses, and every case of every shipped item."""

import datetime as dt
import time
from pathlib import Path

import click
import orjson
import pytest
from click.testing import CliRunner, Result

from catalogue.cases import apply, as_data, counted_by, deadlines, derive, enumerate_cases
from catalogue.display import Tongue
from catalogue.display.plan import Case, plan
from catalogue.model import Item, rows
from catalogue.resolve import Resolved, Resolver
from catalogue.rules import Case as RuleCase
from catalogue.source import Catalogue, open_catalogue
from cli import main
from cli.plan import CASES, _asked

ITEMS = Path(__file__).parents[2] / "items"
DAY = dt.date(2026, 6, 1)

_FILES = {
    "catalogue.yaml": """
title: {zh-Hans: 试验目录, en: Trial catalogue}
languages: [zh-Hans, en]
base_url: https://catalogue.example/
publisher: {name: {zh-Hans: 试验单位, en: Trial office}}
codes: {scheme: plain}
calendar: cn
""",
    "registers/calendars.yaml": """
cn: {name: 历, years: {"2026": {holidays: [{date: 2026-06-19}]}}}
""",
    "registers/materials.yaml": """
form: {name: {zh-Hans: 申请表, en: Application form}, kind: form}
lease: {name: {zh-Hans: 租赁合同, en: Lease}}
""",
    "registers/halls.yaml": """
centre: {name: {zh-Hans: 政务中心, en: Service centre}, area: "1", address: {zh-Hans: 一号路, en: 1 First Road}}
""",
    "registers/areas.yaml": """
"1": {name: {zh-Hans: 某市, en: Some city}, level: city}
""",
    "services/1/office/A1-stall.yaml": """
kind: implementation
code: A1
name: {zh-Hans: 摆摊许可, en: Stall licence}
type: public-service
situations:
  - id: premises
    question: {zh-Hans: 自有还是租用？, en: Own or rent?}
    answers: [{id: owned, label: {zh-Hans: 自有, en: Own}}, {id: rented, label: {zh-Hans: 租用, en: Rent}}]
  - id: term
    question: {zh-Hans: 租期多长？, en: For how long?}
    when: {premises: rented}
    answers: [{id: short, label: {zh-Hans: 短, en: Short}}, {id: long, label: {zh-Hans: 长, en: Long}}]
materials:
  - {id: form, originals: 1, form: paper, source: applicant}
  - {id: lease, copies: 2, form: paper, source: applicant, when: {premises: rented}}
time_limit: {promised: {value: 5, unit: working-day}, starts: submission}
fees:
  - id: area
    name: {zh-Hans: 占地费, en: Ground fee}
    quantity: area
    per: {zh-Hans: 平方米, en: square metre}
    tiers: [{up_to: 10, amount: 2}, {amount: "1.50"}]
    reductions: [{id: short, label: {zh-Hans: 短租, en: Short lease}, percent: 50, when: {term: short}}]
visits: {count: 1}
channels:
  windows: [{id: centre, hall: centre, windows: ["3"]}]
  online: {url: "https://example.org/apply"}
""",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of one item with two questions and a tariff."""
    folder = tmp_path_factory.mktemp("plan") / "items"
    for name, text in _FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip(), encoding="utf-8")
    return folder


def _run(root: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), "--lang", "en", "plan", "A1", "--on", "2026-06-15", *options])


def test_a_settled_case_as_text(root: Path):
    """The whole answer, word for word."""
    asked = ("--answer", "premises=rented", "--answer", "term=short", "--quantity", "area=12", "--language", "en")
    found = _run(root, *asked)

    assert found.exit_code == 0
    assert (
        found.stdout
        == """\
Stall licence · A1

Your case
  - Own or rent?
      Rent
  - For how long?
      Short
  - area = 12

What to bring (2 documents)
  [ ] Application form
      How many: 1 original
      Form: Paper
      Where from: You prepare it
  [ ] Lease
      How many: 2 copies
      Form: Paper
      Where from: You prepare it

Conditions
  - not stated

What it costs
  - Ground fee
      up to 10: CNY 2 per square metre; above 10: CNY 1.50 per square metre
      Arithmetic: CNY 2 × 10 (square metre) = CNY 20; CNY 1.50 × 2 (square metre) = CNY 3; CNY 23 less 50% = CNY 11.50
      Reduction: Short lease: 50% off
  - Total: CNY 11.50

When it is done
  - Handed in: 15 June 2026
  - Decided, as promised, by: 23 June 2026
      5 working days
  - Counted: from the day of application

Where and how to apply
  - Service centre
      Address: 1 First Road
      Window: 3
  - Online: https://example.org/apply
  - Visits in person: Once

What you get
  - not stated
"""
    )


def test_an_open_case_says_what_decides_it(root: Path):
    """What is undecided names its question, and lies between what the answers leave."""
    text = _run(root, "--language", "zh-Hans").stdout

    assert "  [?] 自有还是租用？\n      premises=owned：自有\n      premises=rented：租用\n" in text
    assert "要带的材料（1至2份）" in text
    assert "  [?] 租赁合同\n      未定：取决于“自有还是租用？”\n" in text
    assert "      未定：要看数量 area 是多少\n      可能减免：短租：减收50%\n" in text


def test_a_hall_leaves_the_other_ways_out(root: Path):
    """Who goes to one hall reads of that hall."""
    text = _run(root, "--at", "centre", "--language", "en").stdout

    assert "Service centre" in text
    assert "https://example.org/apply" not in text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--answer", "premises"), "--answer takes NAME=VALUE, and this is premises"),
        (("--answer", "premisses=owned"), "there is no question premisses; did you mean premises? there are: premises, term"),
        (("--answer", "premises=rent"), "the question premises has no answer rent; did you mean rented? there are: owned, rented"),
        (("--answer", "premises=owned", "--answer", "term=short"), "by the other answers, term is not asked; leave it out, or correct the others"),
        (("--quantity", "aera=3"), "there is no quantity aera; did you mean area? there are: area"),
        (("--quantity", "area=3,5"), "the quantity area is no number: 3,5; write 3 or 2.5, with four decimals at most"),
        (("--quantity", "area=-1"), "the quantity area is no number: -1; write 3 or 2.5, with four decimals at most"),
        (("--at", "elsewhere"), "it is not done at elsewhere; one can go to: centre"),
    ],
)  # fmt: skip
def test_what_it_refuses(root: Path, options, said):
    """It says what is wrong and what there is instead, and answers nothing."""
    found = _run(root, *options)

    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr == f"error: {said}\n"


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ("1\n", {"premises": "owned"}),
        ("2\n1\n", {"premises": "rented", "term": "short"}),
        # What is no answer is asked again.
        ("3\nx\n2\n2\n", {"premises": "rented", "term": "long"}),
    ],
)
def test_on_a_terminal_it_asks(root: Path, typed, given):
    """Question after question, each only where it matters, on standard error."""
    catalogue = open_catalogue(root)
    assert isinstance(catalogue, Catalogue)
    resolved = Resolver(catalogue).resolve(catalogue.item_files()[0])
    assert isinstance(resolved, Resolved)
    heard: list[dict[str, str]] = []

    @click.command()
    def asking() -> None:
        heard.append(_asked(resolved.item, Tongue("en", "zh-Hans")))

    found = CliRunner().invoke(asking, input=typed)

    assert heard == [given]
    assert found.stderr.startswith("Own or rent?\n  1 Own\n  2 Rent\n")
    assert ("For how long?" in found.stderr) == ("term" in given)


def test_json_has_the_facts_of_the_text(root: Path):
    """Every line of the text is a line of the JSON, and the JSON decides the same."""
    asked = ("--answer", "premises=rented", "--quantity", "area=12", "--language", "en")
    text = _run(root, *asked).stdout
    record = orjson.loads(_run(root, *asked, "--format", "json").stdout)

    told = []
    for part in record["words"]:
        told += ["", part["title"]]
        for line in part["lines"]:
            mark = {"": "- ", "box": "[ ] ", "done": "[x] ", "open": "[?] "}[line["mark"]]
            told.append(f"  {mark}{_labelled(line)}")
            told += [f"      {_labelled(fact)}" for fact in line["details"]]
    assert text.splitlines()[1:] == told
    assert (record["settled"], record["answers"]) == (False, {"premises": "rented"})
    assert record["outcome"]["totals"] == {"CNY": ["23", "23"]}
    assert record["dates"]["promised"] == {"day": "2026-06-23", "unknown_holidays": None}


def _labelled(fact):
    return f"{fact['label']}: {fact['words']}" if fact["label"] else fact["words"]


def _shipped() -> tuple[Catalogue, list[Resolved]]:
    catalogue = open_catalogue(ITEMS)
    assert isinstance(catalogue, Catalogue)
    resolver = Resolver(catalogue)
    return catalogue, [r for f in catalogue.item_files() if isinstance(r := resolver.resolve(f), Resolved)]


def test_every_case_of_every_shipped_item_has_a_plan():
    """Each is worded in every language, settles all that answers can settle, and agrees with its own data."""
    catalogue, items = _shipped()
    count = 0
    for resolved in items:
        for answers in enumerate_cases(resolved.item.situations, 200).cases:
            for tag in catalogue.settings.languages:
                count += 1
                _look(catalogue, resolved, answers, tag)

    assert count > 500


def _look(catalogue: Catalogue, resolved: Resolved, answers: dict[str, str], tag: str) -> None:
    item = resolved.item
    outcome = apply(item, answers, DAY, channel="windows")
    case = Case(outcome, deadlines(item, outcome, DAY, RuleCase(resolved, catalogue, DAY).workdays), {})
    parts = {p.id: p for p in plan(item, case, catalogue.registers, catalogue.settings, lang=tag)}

    assert outcome.is_settled
    assert all(line.mark != "open" for part in parts.values() for line in part.lines)
    shown = [line.mark for line in parts["materials"].lines if line.mark] if "materials" in parts else []
    assert len(shown) == len(as_data(outcome)["lists"]["materials"]["applies"])


def test_a_large_plan_is_quick():
    """Ten questions and sixty materials take less than 50 ms, with all questions open."""
    answers = [{"id": "a", "label": "甲"}, {"id": "b", "label": "乙"}]
    item = Item.model_validate(
        {
            "kind": "implementation",
            "code": "A1",
            "name": "事项",
            "type": "public-service",
            "situations": [{"id": f"q{n}", "question": f"问{n}？", "answers": answers} for n in range(10)],
            "materials": [{"id": f"m{n}", "when": {f"q{n % 10}": "a"}} for n in range(60)],
        }
    )
    catalogue, _ = _shipped()
    took = []
    for _ in range(3):
        begun = time.perf_counter()
        outcome = apply(item, {}, DAY)
        facts = derive(item, DAY, bound=CASES)
        case = Case(outcome, deadlines(item, outcome, DAY, None), {}, facts)
        assert plan(item, case, catalogue.registers, catalogue.settings, lang="zh-Hans")
        took.append(time.perf_counter() - begun)

    assert min(took) < 0.05


def test_quantities_have_names_of_their_own():
    """Two fees of one shipped item that count the same thing share a name, and a number."""
    _, items = _shipped()
    vehicle = next(r.item for r in items if r.item.code.endswith("440106054000"))

    assert {counted_by(fee) for fee in rows(vehicle.fees)} == {"vehicles"}
