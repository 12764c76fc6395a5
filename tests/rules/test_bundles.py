"""Rules about bundles, over a sound bundle of two items."""

import orjson
import pytest

from .conftest import IMPLEMENTATION, findings, lay, load

CODE = "11440100007483180K3440709001001"
FILE = "bundles/sample.yaml"
SOUND_BUNDLE = f"""
id: sample
name: {{zh-Hans: 样例一件事, en: Sample bundle}}
area: "440100"
lead: "11440100007483180K"
audience: [person]
basis: [{{law: lawyers-law, article: "5"}}]
situations:
  - id: child
    question: {{zh-Hans: 有孩子吗？, en: Do you have children?}}
    answers:
      - {{id: one, label: {{zh-Hans: 有, en: Yes}}}}
      - {{id: none, label: {{zh-Hans: 没有, en: No}}}}
members:
  - {{item: "{CODE}", role: required}}
  - {{item: "440709001001", role: by-situation, when: {{child: one}}}}
flow: parallel
visits: {{count: 1}}
form:
  - {{id: name, label: {{zh-Hans: 姓名, en: Name}}, serves: ["{CODE}"]}}
"""

CASES = [
    (
        "B01",
        'members: [{item: "440709001009", role: required}, {item: "11440100007483180K3440709001001", role: required}]',
        [("members[0].item", "There is no item with the code `440709001009`.")],
    ),
    (
        "B03",
        'members: [{item: "440709001001", role: by-situation}, {item: "11440100007483180K3440709001001", role: required}]',
        [("members[0].role", "The member `440709001001` depends on the situation, and has no `when`.")],
    ),
    (
        "B04",
        'members: [{item: "440709001001", role: by-situation, when: {child: two, pet: dog}}, {item: "11440100007483180K3440709001001", role: required}]',
        [
            ("members[0].when.child", "There is no answer `two`."),
            ("members[0].when.pet", "There is no situation `pet`."),
        ],
    ),
    (
        "B05",
        'members: [{item: "440709001001", role: required, after: ["11440100007483180K3440709001001"]}, {item: "11440100007483180K3440709001001", role: required, after: ["440709001001", x]}]',
        [
            ("members[0].after", "`440709001001` waits for itself."),
            ("members[1].after", "`11440100007483180K3440709001001` waits for itself."),
            ("members[1].after[1]", "`x` is no member of the bundle."),
        ],
    ),
    (
        "B06",
        '{promised: {value: 6, unit: working-day}, members: [{item: "11440100007483180K3440709001001", role: required}, {item: "440709001001", role: information-check}]}',
        [("promised", "The joint promise is 6 working-day, and the members side by side take 5 working-day at most.")],
    ),
    ("B07", "visits: {count: 2}", [("visits.count", "One must come 2 times, and it is not said why.")]),
    (
        "B08",
        "{lead: nobody, area: nowhere, basis: [{law: lawyer-law}], channels: {windows: [{id: a, hall: gz}]}}",
        [
            ("area", "The register `areas` has no `nowhere`."),
            ("lead", "The register `bodies` has no `nobody`."),
            ("basis[0].law", "The register `laws` has no `lawyer-law`."),
            ("channels.windows[a].hall", "The register `halls` has no `gz`."),
        ],
    ),
    ("B09", "id: other", [("id", "The file is called `sample.yaml`, and the id is `other`.")]),
    (
        "B10",
        'form: [{id: name, label: 姓名, serves: ["11440100007483180K3440709001001", "440709001002"]}]',
        [("form[0].serves[1]", "`440709001002` is no member of the bundle.")],
    ),
    (
        "B11",
        'form: [{id: name, label: 姓名, serves: ["440709001001"]}]',
        [("members[0].item", "No field of the joint form serves the member `11440100007483180K3440709001001`.")],
    ),
    (
        "B12",
        'members: [{item: "11440100007483180K3440709001001", role: required}, {item: "440709001001", role: required, after: ["11440100007483180K3440709001001"]}]',
        [("members[1].after", "Members are handled side by side, and `440709001001` comes after others.")],
    ),
    (
        "B13",
        'members: [{item: "11440100007483180K3440709001001", role: required}, {item: "11440100007483180K3440709001001", role: required}]',
        [("members[1]", "`11440100007483180K3440709001001` stands more than once.")],
    ),
    (
        "B14",
        "{summary: 无, contacts: {consultation: [{id: a, phone: '8312'}]}}",
        [
            ("summary", "`无` says nothing that can be used."),
            ("contacts.consultation[a].phone", "`8312` says nothing that can be used."),
        ],
    ),
]


def _check(root, overlay):
    """Check the sound bundle with something laid over it."""
    (root / "bundles").mkdir(exist_ok=True)
    (root / FILE).write_bytes(orjson.dumps(lay(load(overlay), load(SOUND_BUNDLE))))
    return [f for f in findings(root) if f.file == FILE]


def test_the_sound_bundle_is_found_sound(root):
    """It has no finding."""
    assert _check(root, "{}") == []


@pytest.mark.parametrize(("rule", "overlay", "expected"), CASES, ids=[rule for rule, _, _ in CASES])
def test_exact_findings(rule, overlay, expected, root):
    """A rule says this of a bundle that differs so from a sound one, and nothing more."""
    assert [(f.path, f.message("en")) for f in _check(root, overlay) if f.rule == rule] == expected


def test_a_member_that_is_suspended(root):
    """A bundle in force has members in force."""
    item = load((root / IMPLEMENTATION).read_text())
    (root / IMPLEMENTATION).write_bytes(orjson.dumps(item | {"status": "suspended"}))

    assert [(f.rule, f.path, f.message("en")) for f in _check(root, "{}")] == [
        ("B02", "members[0].item", f"The member `{CODE}` is suspended.")
    ]
