"""Rules over the whole catalogue: registers, settings, codes, and items that inherit."""

import orjson
import pytest

from .conftest import IMPLEMENTATION, SOUND, Find, findings, lay, load

Told = list[tuple[str, str, str]]
"""File, path and message of each finding."""

BODIES, LAWS = "registers/bodies.yaml", "registers/laws.yaml"
AREAS, MATERIALS, HALLS = "registers/areas.yaml", "registers/materials.yaml", "registers/halls.yaml"
OTHER = "services/440100/gz-justice/11440100007483180K344070900100101-other.yaml"

CASES: list[tuple[str, dict[str, str], Told]] = [
    (
        "C06",
        {"registers/bodies.yaml": '{"11440100007483181K": {name: 某局, level: city, area: "440100"}}'},
        [
            (
                "registers/bodies.yaml",
                "11440100007483181K",
                "`11440100007483181K` is no valid unified social credit code (18 characters, wrong check digit).",
            )
        ],
    ),
    (
        "C07",
        {"registers/bodies.yaml": '{"TE440000GD030003VV": {name: 编目中心, level: province, area: "440000"}}'},
        [
            (
                "registers/bodies.yaml",
                "TE440000GD030003VV",
                "`TE440000GD030003VV` is a stand-in code; it is no valid unified social credit code.",
            )
        ],
    ),
    (
        "C11",
        {"catalogue.yaml": "codes: {scheme: cn-gbt-39553}"},
        [("catalogue.yaml", "codes.scheme", "There is no code scheme `cn-gbt-39553`.")],
    ),
    (
        "R11",
        {
            "registers/areas.yaml": '{"440200": {name: 某市, level: city, parent: "440001"}}',
            "registers/bodies.yaml": '{"11440100007483180K": {area: nowhere, parent: nobody}}',
            "registers/laws.yaml": "old-regulation: {replaced_by: lawyer-law}",
            "registers/materials.yaml": "id-card: {fetched: {body: police, areas: [gd]}}",
            "registers/halls.yaml": 'gz-hall: {area: gz, windows: {"12": {body: x}}}',
            "registers/platforms.yaml": "portal: {owner: y}",
        },
        [
            ("registers/areas.yaml", "440200.parent", "The register `areas` has no `440001`."),
            ("registers/bodies.yaml", "11440100007483180K.area", "The register `areas` has no `nowhere`."),
            ("registers/bodies.yaml", "11440100007483180K.parent", "The register `bodies` has no `nobody`."),
            ("registers/halls.yaml", "gz-hall.area", "The register `areas` has no `gz`."),
            ("registers/halls.yaml", "gz-hall.windows.12.body", "The register `bodies` has no `x`."),
            ("registers/laws.yaml", "old-regulation.replaced_by", "The register `laws` has no `lawyer-law`."),
            ("registers/materials.yaml", "id-card.fetched.body", "The register `bodies` has no `police`."),
            ("registers/materials.yaml", "id-card.fetched.areas[0]", "The register `areas` has no `gd`."),
            ("registers/platforms.yaml", "portal.owner", "The register `bodies` has no `y`."),
        ],
    ),
    (
        "R12",
        {
            "registers/areas.yaml": '{"000000": {parent: "440100"}}',
            "registers/laws.yaml": "lawyers-law: {replaced_by: old-regulation}",
        },
        [
            (
                "registers/areas.yaml",
                "000000.parent",
                "`000000` leads back to itself: 000000 → 440100 → 440000 → 000000.",
            ),
            (
                "registers/laws.yaml",
                "lawyers-law.replaced_by",
                "`lawyers-law` leads back to itself: lawyers-law → old-regulation → lawyers-law.",
            ),
        ],
    ),
    (
        "R13",
        {"registers/materials.yaml": "card: {name: 证件, aliases: [居民 身份证]}"},
        [("registers/materials.yaml", "card.aliases[0]", "`居民 身份证` is a name of `id-card` too.")],
    ),
    (
        "R14",
        {"registers/materials.yaml": "lawyer-licence: {result_of: '440109011001'}"},
        [("registers/materials.yaml", "lawyer-licence.result_of", "There is no item with the code `440109011001`.")],
    ),
    (
        "R18",
        {"catalogue.yaml": "{jurisdiction: '440101', calendar: china}"},
        [
            ("catalogue.yaml", "jurisdiction", "The register `areas` has no `440101`."),
            ("catalogue.yaml", "calendar", "The register `calendars` has no `china`."),
        ],
    ),
    (
        "K03",
        {
            "registers/bodies.yaml": '{"11440100007483180K": {contacts: [{id: a, phone: "8312"}]}}',
            "registers/halls.yaml": "gz-hall: {phone: '123456'}",
        },
        [
            ("registers/bodies.yaml", "11440100007483180K.contacts[a].phone", "`8312` cannot be dialled as it stands."),
            ("registers/halls.yaml", "gz-hall.phone", "`123456` cannot be dialled as it stands."),
        ],
    ),
    (
        "V12",
        {
            "registers/halls.yaml": 'gz-hall: {windows: {"12": {hours: [{days: [mon], opens: "17:00", closes: "09:00"}]}}}'
        },
        [("registers/halls.yaml", "gz-hall.windows.12.hours[0].closes", "It opens at 17:00 and closes at 09:00.")],
    ),
    (
        "W13",
        {"registers/materials.yaml": "others: {name: {zh-Hans: 其他材料, en: Other documents}}"},
        [
            (
                "registers/materials.yaml",
                "others.name.zh-Hans",
                "`其他材料` in a material's name does not say which document.",
            ),
            (
                "registers/materials.yaml",
                "others.name.en",
                "`Other documents` in a material's name does not say which document.",
            ),
        ],
    ),
    (
        "W14",
        {
            "registers/materials.yaml": "plan: {description: 无}",
            "registers/laws.yaml": "fee-notice: {name: '通知&nbsp;', number: 粤〔２０１８〕1号}",
        },
        [
            ("registers/laws.yaml", "fee-notice.name", "The text holds `&nbsp;`, which does not belong there."),
            ("registers/laws.yaml", "fee-notice.number", "The text holds `２０１８`, which does not belong there."),
            ("registers/materials.yaml", "plan.description", "The text holds `无`, which does not belong there."),
        ],
    ),
]


@pytest.mark.parametrize(("rule", "overlays", "expected"), CASES, ids=[rule for rule, _, _ in CASES])
def test_exact_findings(rule: str, overlays: dict[str, str], expected: Told, find_in: Find):
    """A rule says this of a catalogue that differs so from a sound one, and nothing more."""
    found = find_in(overlays, rule=rule)

    assert [(f.file, f.path, f.message("en")) for f in found] == expected


def test_forms_that_nobody_names(root):
    """Every file below files/ that no item names is told."""
    found = [(f.file, f.message("zh")) for f in findings(root) if f.rule == "F11"]

    assert found == [
        ("files/empty.pdf", "没有事项用到文件“files/empty.pdf”。"),
        ("files/text.pdf", "没有事项用到文件“files/text.pdf”。"),
    ]


def _write(root, file, overlay, base=IMPLEMENTATION):
    """Write an item that differs so from the sound implementation."""
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(orjson.dumps(lay(load(overlay), load((SOUND / base).read_text()))))


def test_two_items_with_one_code_and_one_name(root):
    """The second file of a code is told, and the second item of a name."""
    _write(root, OTHER.replace("0101-other", "-other"), "{}")

    found = [(f.rule, f.file, f.path, f.message("en")) for f in findings(root) if f.rule in {"C08", "C09"}]

    assert found == [
        (
            "C08",
            IMPLEMENTATION,
            "code",
            f"The code `11440100007483180K3440709001001` is used already in {OTHER.replace('0101-other', '-other')}.",
        ),
        (
            "C09",
            IMPLEMENTATION,
            "name",
            f"`样例确认（广州）` is also the name of {OTHER.replace('0101-other', '-other')}, of the same body.",
        ),
    ]


def test_withdrawn_items_may_share_a_name(root):
    """What replaced an item may be called the same."""
    over = '{code: "11440100007483180K344070900100101", status: withdrawn, effective_until: 2026-01-01}'
    _write(root, OTHER, over)

    assert [f for f in findings(root) if f.rule in {"C08", "C09"}] == []


def test_faults_of_a_standard_are_told_there_alone(root):
    """Three implementations that inherit a fault do not repeat it."""
    faulty = """
    conditions: [{id: adult, text: 其他条件。}]
    materials:
      - {id: study-proof, form: paper, source: government}
      - {id: unknown, form: paper, source: other, one_of: alone}
    fees: [{id: fee, name: 费, amount: 1}]
    legal_basis: [{law: old-regulation}]
    quantity_limit: {text: 100个}
    results: [{id: a, kind: document, name: 许可证}]
    level: [village]
    """
    code, folder = "440709009001", "standards/gz-justice"
    standard = lay(load(faulty), load((SOUND / "standards/gz-justice/440709001001-sample.yaml").read_text()))
    (root / f"{folder}/{code}-faulty.yaml").write_bytes(orjson.dumps(standard | {"code": code}))
    own = {"kind", "code", "body", "visits", "channels", "contacts", "steps", "reviewed_on", "handling"}
    child = {k: v for k, v in load((SOUND / IMPLEMENTATION).read_text()).items() if k in own}
    child |= {
        "code": f"11440100007483180K3{code}",
        "implements": code,
        "time_limit": {"promised": {"value": 5, "unit": "working-day"}},
    }
    (root / f"services/440100/gz-justice/{child['code']}-faulty.yaml").write_bytes(orjson.dumps(child))

    found = findings(root)
    above = {f.rule for f in found if f.file.startswith("standards/") and code in f.file}
    below = {f.rule for f in found if f.file.startswith("services/") and code in f.file}

    assert {"W01", "M02", "M04", "M08", "R01", "R08", "P02", "R04", "N15"} <= above
    assert below == {"C10"}
