"""Each rule about one item finds what it should and nothing else: the exact places and words."""

import pytest

from .conftest import Find

Case = tuple[str, str, list[tuple[str, str]]]

ROW = "form: paper, source: applicant, copies: 1, basis: [{law: lawyers-law, article: '6'}]"

CASES: list[Case] = [
    ("C01", 'code: "11440100007483180K344070900100123"', []),
    (
        "C01",
        '{kind: standard, code: "4407090010010"}',
        [("code", "`4407090010010` (13 characters) is not of the right form.")],
    ),
    ("C01", "code: plain-code", [("code", "`plain-code` (10 characters) is not of the right form.")]),
    (
        "C02",
        'body: "114400000069401674"',
        [("code", "The code begins with `11440100007483180K`, and the body is `114400000069401674`.")],
    ),
    (
        "C03",
        '{code: "11440100007483180K3440709001002", implements: parent}',
        [("code", "The basic code in the code is `440709001002`, and `implements` names `parent`.")],
    ),
    (
        "C04",
        'code: "11440100007483180K2440709001001"',
        [("code", "The code says level `province`, and the body 11440100007483180K is of level `city`.")],
    ),
    (
        "C05",
        "type: public-service",
        [("type", "The type digits of the code are 07 (administrative-confirmation), and the type is public-service.")],
    ),
    (
        "C05",
        "{kind: standard, type: other-power}",
        [("type", "The type digits of the code are 07 (administrative-confirmation), and the type is other-power.")],
    ),
    (
        "C10",
        "level: [province, county]",
        [
            (
                "body",
                "The body is of level `city`, which is none of those at which the item is carried out (province, county).",
            )
        ],
    ),
    (
        "F06",
        'code: "11440100007483180K344070900100101"',
        [
            (
                "code",
                "The file is called `11440100007483180K3440709001001-sample.yaml`, and the code is `11440100007483180K344070900100101`.",
            )
        ],
    ),
    (
        "F07",
        'area: "440000"',
        [
            (
                "area",
                "The file stands in `services/440100/gz-justice/`; by its content it belongs in `services/440000/gz-justice/`.",
            )
        ],
    ),
    (
        "F07",
        'body: "114400000069401674"',
        [
            (
                "body",
                "The file stands in `services/440100/gz-justice/`; by its content it belongs in `services/440000/gd-justice/`.",
            )
        ],
    ),
    (
        "F07",
        '{kind: standard, body: "114400000069401674"}',
        [("body", "The file stands in `standards/gz-justice/`; by its content it belongs in `standards/gd-justice/`.")],
    ),
    (
        "F08",
        "results: [{id: confirmation, kind: document, name: 确认书, sample: files/Form.pdf}]",
        [("results[confirmation].sample", "There is no file `files/Form.pdf` in the catalogue.")],
    ),
    (
        "F08",
        "materials: [{id: application-form, form: paper, originals: 1, source: applicant, blank_form: files, sample: files/no/form.pdf}]",
        [
            ("materials[application-form].blank_form", "There is no file `files` in the catalogue."),
            ("materials[application-form].sample", "There is no file `files/no/form.pdf` in the catalogue."),
        ],
    ),
    (
        "F09",
        "results: [{id: confirmation, kind: document, name: 确认书, sample: files/empty.pdf}]",
        [("results[confirmation].sample", "The file `files/empty.pdf` is empty.")],
    ),
    (
        "F10",
        "results: [{id: confirmation, kind: document, name: 确认书, sample: files/text.pdf}]",
        [("results[confirmation].sample", "The content of `files/text.pdf` is no pdf.")],
    ),
    (
        "R01",
        "legal_basis: [{law: lawyer-law}, {law: zzz}]",
        [
            ("legal_basis[0].law", "The register `laws` has no `lawyer-law`."),
            ("legal_basis[1].law", "The register `laws` has no `zzz`."),
        ],
    ),
    (
        "R01",
        "materials: [{id: id-cards, form: paper, copies: 1, source: applicant}]",
        [("materials[id-cards].id", "The register `materials` has no `id-cards`.")],
    ),
    (
        "R01",
        "channels: {windows: [{id: hall, hall: gd-hall}]}",
        [("channels.windows[hall].hall", "The register `halls` has no `gd-hall`.")],
    ),
    (
        "R01",
        '{body: nobody, entrusted_by: someone, joint_bodies: [other], area: "440101"}',
        [
            ("body", "The register `bodies` has no `nobody`."),
            ("entrusted_by", "The register `bodies` has no `someone`."),
            ("joint_bodies[0]", "The register `bodies` has no `other`."),
            ("area", "The register `areas` has no `440101`."),
        ],
    ),
    (
        "R03",
        'legal_basis: [{law: lawyers-law, article: "7"}, {law: fee-notice, article: "7"}]',
        [("legal_basis[0].article", "The register has no article 7 of Lawyers Law.")],
    ),
    (
        "R04",
        'legal_basis: [{law: old-regulation}, {law: lawyers-law, article: "8"}]',
        [
            ("legal_basis[0].law", "Old regulation was repealed on 2020-01-01."),
            ("legal_basis[1].article", "Lawyers Law, art. 8, was repealed on 2018-01-01."),
        ],
    ),
    (
        "R05",
        'channels: {windows: [{id: hall, hall: gz-hall, windows: ["12", "14"]}]}',
        [("channels.windows[hall].windows[1]", "The hall `gz-hall` has no window `14`.")],
    ),
    (
        "R06",
        "fees: [{id: fee, name: 工本费, amount: 1, when: {premise: rented}}]",
        [("fees[fee].when.premise", "There is no situation `premise`.")],
    ),
    (
        "R06",
        "situations: [{id: premises, question: 有吗？, when: {owner: [me]}, answers: [{id: owned, label: 有}, {id: rented, label: 租}]}]",
        [("situations[premises].when.owner", "There is no situation `owner`.")],
    ),
    (
        "R07",
        f"materials: [{{id: lease, {ROW}, supports: [adults, adult]}}]",
        [("materials[lease].supports[0]", "The item has no condition with the id `adults`.")],
    ),
    (
        "R08",
        f"materials: [{{id: lease, {ROW}, one_of: a}}, {{id: plan, {ROW}, one_of: b}}, {{id: study-proof, {ROW}, one_of: b}}]",
        [("materials[lease].one_of", "The group `a` has one material, so there is no choice.")],
    ),
    ("R09", 'replaced_by: "440709001009"', [("replaced_by", "There is no item with the code `440709001009`.")]),
    (
        "R09",
        'replaced_by: "11440100007483180K3440709001001"',
        [("replaced_by", "There is no item with the code `11440100007483180K3440709001001`.")],
    ),
    (
        "R10",
        "time_limit: {cases: [{id: quick, channel: internet, promised: immediate}, {id: slow, channel: windows, promised: {value: 3, unit: working-day}}]}",
        [("time_limit.cases[quick].channel", "There is no channel `internet`.")],
    ),
    (
        "R16",
        "situations: [{id: premises, question: 有吗？, answers: [{id: owned, label: 有}, {id: owned, label: 租}]}]",
        [("situations[premises].answers[owned]", "The id `owned` stands 2 times in this list.")],
    ),
    (
        "R17",
        "legal_basis: [{law: hunan-regulation}]",
        [("legal_basis[0].law", "Hunan Regulation applies in elsewhere, and this item is carried out in 440100.")],
    ),
    ("R17", "{area: elsewhere, legal_basis: [{law: hunan-regulation}]}", []),
    (
        "W01",
        "conditions: [{id: adult, text: {zh-Hans: 其他条件, en: Other conditions}}]",
        [
            ("conditions[adult].text.zh-Hans", "`其他条件` is a catch-all; the applicant cannot tell what is meant."),
            (
                "conditions[adult].text.en",
                "`Other conditions` is a catch-all; the applicant cannot tell what is meant.",
            ),
        ],
    ),
    (
        "W01",
        "prohibitions: [{id: no, text: 法律规定的其他情形}]",
        [("prohibitions[no].text", "`法律规定的其他` is a catch-all; the applicant cannot tell what is meant.")],
    ),
    (
        "W01",
        f"materials: [{{id: lease, label: 其他材料, needed_if: 有关文件要求的, {ROW}}}]",
        [
            ("materials[lease].label", "`其他材料` is a catch-all; the applicant cannot tell what is meant."),
            ("materials[lease].needed_if", "`有关文件` is a catch-all; the applicant cannot tell what is meant."),
        ],
    ),
    (
        "W04",
        '{notes: N/A, summary: {zh-Hans: 无。, en: "-"}, contacts: {consultation: [{id: advice, phone: xxx}]}}',
        [
            ("summary.zh-Hans", "`无。` is a placeholder and says nothing."),
            ("summary.en", "`-` is a placeholder and says nothing."),
            ("contacts.consultation[advice].phone", "`xxx` is a placeholder and says nothing."),
            ("notes", "`N/A` is a placeholder and says nothing."),
        ],
    ),
    (
        "W04",
        "situations: [{id: premises, question: 有房吗？, answers: [{id: owned, label: 有}, {id: rented, label: 没有}]}]",
        [],
    ),
    ("W05", 'notes: "<script>alert(1)</script>"', [("notes", "The text holds the markup `<script>`.")]),
    ("W05", 'notes: "a &amp; b < c"', [("notes", "The text holds the markup `&amp;`.")]),
    ("W05", 'notes: "https://example.org/?a=1&b=2"', []),
    ("W06", "notes: 提前３天，带Ａ４纸。", [("notes", "`３` is full-width; it is not found by search.")]),
    ("W07", 'notes: "预约\\u200b码"', [("notes", "The text holds the invisible or broken character U+200B.")]),
    (
        "W08",
        'notes: "第一行\\n  - 缩进不算\\n请  预约"',
        [("notes", "The text holds runs of spaces, or wide or fixed ones (U+0020U+0020).")],
    ),
    (
        "W09",
        "{handling_name: 新办。, everyday_names: [办证；], fees: [{id: fee, name: 工本费、, amount: 1}]}",
        [
            ("everyday_names[0]", "The name ends in `；`."),
            ("fees[fee].name", "The name ends in `、`."),
            ("handling_name", "The name ends in `。`."),
        ],
    ),
    (
        "W11",
        "{notes: 请预约。, rights: {zh-Hans: 有权。}}",
        [("notes", "2 texts have no `en`, this being the first; the item's name has been translated.")],
    ),
    (
        "W15",
        "conditions: [{id: adult, text: {zh-Hans: 长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长。, en: Short.}}]",
        [("conditions[adult].text.zh-Hans", "It has 81 characters, more than 80, and is hard to read.")],
    ),
    (
        "W16",
        "{summary: {zh-Hans: 5个工作日办好，最长20个工作日，送达要3个工作日。, en: Ready in 7 working days.}}",
        [
            ("summary.zh-Hans", "The text says `3个工作日`, and no limit of the item is 3 working days."),
            ("summary.en", "The text says `7 working days`, and no limit of the item is 7 working days."),
        ],
    ),
    (
        "M01",
        "materials: [{id: application-form, form: paper, originals: 1, source: applicant}]",
        [("materials[application-form]", "`申请表` comes without a blank form and a filled-in sample.")],
    ),
    (
        "M01",
        "materials: [{id: application-form, form: paper, originals: 1, source: applicant, necessity: fetched}]",
        [],
    ),
    (
        "M02",
        "materials: [{id: lease, form: paper-or-electronic, source: applicant, show_original: true}, {id: plan, form: paper-or-electronic, source: applicant}]",
        [("materials[plan].form", "`场所平面图` is taken on paper, and it is not said how many.")],
    ),
    (
        "M03",
        "materials: [{id: plan, form: electronic, source: applicant, originals: 1, copies: 2}]",
        [("materials[plan].copies", "`场所平面图` is taken electronically, and 3 paper copies are asked for as well.")],
    ),
    (
        "M04",
        "materials: [{id: lease, form: paper, copies: 1, source: intermediary}, {id: lawyer-licence, form: electronic, source: government}]",
        [("materials[lease].source", "`房屋租赁合同` is issued by an intermediary, and it is not said by whom.")],
    ),
    (
        "M08",
        "materials: [{id: study-proof, form: paper, copies: 1, source: government}, {id: marriage-proof, form: paper, copies: 1, source: applicant}]",
        [("materials[study-proof]", "`在读证明` is a proof, and no law is named that asks for it.")],
    ),
    ("M09", "materials: [{id: id-card, form: paper, copies: 1, source: government, fetch_exception: 系统未接通}]", []),
    ("M09", "materials: [{id: id-card, form: paper, show_original: true, source: government}]", []),
    (
        "M09",
        "materials: [{id: own-id, material: id-card, label: 法定代表人身份证, form: electronic, source: government}]",
        [
            (
                "materials[own-id].necessity",
                "`法定代表人身份证` can be fetched by the authorities, and the applicant is asked for it.",
            )
        ],
    ),
    (
        "M13",
        "conditions: [{id: adult, text: 提交合格证。}]",
        [("conditions[adult].text", "The condition says `提交合格证`, and no material has `合格证` in its name.")],
    ),
    ("M13", "conditions: [{id: adult, text: 出示居民身份证。}]", []),
    (
        "M14",
        "conditions: [{id: adult, text: 一式两份。}]",
        [("conditions[adult].text", "The condition says `一式`, which belongs to a material.")],
    ),
    (
        "M15",
        "materials: [{id: plan, form: paper, copies: 1, source: applicant, necessity: conditional, when: {premises: rented}}]",
        [],
    ),
    (
        "T06",
        "{type: administrative-licence, time_limit: {statutory: {value: 1, unit: month}, statutory_basis: null}}",
        [],
    ),
    (
        "T06",
        "{type: administrative-licence, time_limit: {statutory: {value: 2, unit: month}, statutory_basis: null}}",
        [("time_limit.statutory", "The statutory limit 2 month passes twenty working days, and no basis is given.")],
    ),
    (
        "T06",
        "{type: administrative-licence, time_limit: {statutory: {value: 30, unit: calendar-day}, statutory_basis: null}}",
        [],
    ),
    (
        "T06",
        "{type: administrative-licence, time_limit: {statutory: {value: 31, unit: calendar-day}, statutory_basis: null}}",
        [
            (
                "time_limit.statutory",
                "The statutory limit 31 calendar-day passes twenty working days, and no basis is given.",
            )
        ],
    ),
    (
        "T07",
        "{type: administrative-licence, channels: {delivered_within: 15}, steps: [{id: a, kind: first-review, limit: {value: 21, unit: working-day}}, {id: d, kind: delivery, limit: {value: 20, unit: working-day}, basis: [{law: lawyers-law}]}]}",
        [
            (
                "steps[a].limit",
                "The step `first-review` takes 21 working-day, more than the 20 working days of the law, and no basis is given.",
            ),
            (
                "channels.delivered_within",
                "The step `delivery` takes 15 working-day, more than the 10 working days of the law, and no basis is given.",
            ),
        ],
    ),
    (
        "T12",
        "time_limit: {cases: [{id: a, label: 加急}]}",
        [("time_limit.cases[a]", "The limit `a` does not say how long.")],
    ),
    ("P01", "{type: administrative-licence, fees: [{id: fee, name: 工本费, amount: 0}]}", []),
    (
        "P02",
        "fees: [{id: fee, name: 工本费, amount: 1}]",
        [("fees[fee]", "`工本费` has no basis of the charge and no basis of the amount.")],
    ),
    (
        "P06",
        "fees: [{id: a, name: 费, amount: 1, channel: online}, {id: b, name: 费, amount: 2, channel: windows}, {id: c, name: 费, amount: 3, channel: windows, effective_until: 2025-01-01}]",
        [("fees[c]", "`c` has the name of `b`, and they overlap in case and time.")],
    ),
    (
        "P08",
        'fees: [{id: fee, name: 费, tiers: [{up_to: 10, amount: 1}, {up_to: "9.5", amount: 2}, {amount: 3}], minimum: 5, cap: 5}]',
        [
            ("fees[fee].tiers[1]", "ends of tiers: 10 is not below 9.5."),
            ("fees[fee].cap", "minimum and cap: 5 is not below 5."),
        ],
    ),
    (
        "P08",
        "fees: [{id: fee, name: 费, per: 页, tiers: [{amount: 1}, {up_to: 10, amount: 2}]}]",
        [("fees[fee].tiers[1]", "ends of tiers: ∞ is not below 10.")],
    ),
    (
        "V03",
        "{visits: {count: 0, reason: null}, channels: {online: {depth: pre-check}}}",
        [("visits.count", "There are no visits, and no way to apply online, in an app, by post or by telephone.")],
    ),
    ("V03", "{visits: {count: 0, reason: null}, channels: {online: null, post: {materials: true}}}", []),
    (
        "V04",
        "{visits: {count: 2, reason: 领证}, channels: {online: {depth: full}}}",
        [("visits.count", "It is fully online, and one must come 2 times.")],
    ),
    (
        "V08",
        f"{{channels: {{agent_allowed: true}}, materials: [{{id: lease, in_person: true, {ROW}}}]}}",
        [
            (
                "channels.agent_allowed",
                "An agent may act, and the applicant must come in person (materials[lease].in_person).",
            )
        ],
    ),
    (
        "V14",
        "{audience: [enterprise, authority], themes: [legal, death]}",
        [("themes[1]", "`death` is a matter of persons, and persons may not apply.")],
    ),
    (
        "K01",
        'contacts: {consultation: [{id: a, phone: 020-83120001}, {id: b, phone: "12345"}], complaint: [{id: c, phone: "02083120001"}, {id: d, phone: "12345"}]}',
        [("contacts.complaint[c].phone", "02083120001 is the number both for advice and for complaints.")],
    ),
    (
        "K02",
        '{channels: {windows: [{id: hall, hall: gz-hall, phone: "8312"}], appointment: {phone: "0000"}}, contacts: {complaint: [{id: c, phone: 无电话}]}}',
        [
            ("channels.windows[hall].phone", "`8312` cannot be dialled as it stands."),
            ("channels.appointment.phone", "`0000` cannot be dialled as it stands."),
            ("contacts.complaint[c].phone", "`无电话` cannot be dialled as it stands."),
        ],
    ),
    (
        "N01",
        '{time_limit: {statutory: null, promised: null}, materials: [{id: lease, copies: 1}], channels: {online: {depth: null, url: "https://a.b/"}}, contacts: {complaint: null}}',
        [
            ("materials[lease].form", "`form` is missing: Form in which it is accepted."),
            ("materials[lease].source", "`source` is missing: Where it comes from."),
            ("time_limit.promised", "`promised` is missing: What the body promises."),
            ("time_limit.statutory", "`statutory` is missing: What the law allows."),
            ("channels.online.depth", "`depth` is missing: How far one gets online."),
            ("contacts.complaint", "`complaint` is missing: Where to complain."),
        ],
    ),
    (
        "N01",
        "{by_application: false, conditions: null, materials: null, fees: null, steps: null, results: null, visits: null, channels: null, time_limit: null, situations: null}",
        [],
    ),
    (
        "N01",
        "{kind: standard, conditions: null, results: null}",
        [
            ("conditions", "`conditions` is missing: What must hold."),
            ("results", "`results` is missing: What one gets."),
        ],
    ),
    ("N01", "{status: withdrawn, body: null, replaced_by: parent}", []),
    ("N01", "{materials: {none: 不需要材料}, situations: null}", []),
    ("N10", "steps: [{id: a, kind: application}]", [("steps", "The steps lack acceptance, review, decision.")]),
    ("N10", "{handling: immediate, time_limit: {promised: immediate}, steps: [{id: a, kind: decision}]}", []),
    ("N10", "{type: public-service, steps: [{id: a, kind: decision}]}", [("steps", "The steps lack acceptance.")]),
    (
        "N13",
        "commitment: {replaces: [lease]}",
        [
            ("commitment", "Notice and commitment has no duty."),
            ("commitment", "Notice and commitment has no consequence."),
            ("commitment", "Notice and commitment has no text to sign."),
        ],
    ),
    (
        "N15",
        "results: [{id: a, kind: certificate, name: 批复, sample: files/form.pdf, validity_note: 长期}]",
        [("results[a].kind", "`批复` should be `document`, and `certificate` is written.")],
    ),
    (
        "N19",
        "extra: {parking: -1}",
        [("extra.parking", "`parking` is not as declared: -1 is less than the minimum of 0.")],
    ),
    (
        "N21",
        "{type: administrative-licence, quantity_limit: {text: 100个}}",
        [
            ("quantity_limit", "The licence has a quota, and its basis is missing."),
            ("quantity_limit", "The licence has a quota, and where it is published is missing."),
        ],
    ),
    ("N21", "{type: administrative-licence, quantity_limit: {none: 法律没有规定}}", []),
    ("N23", "effective_until: 2026-06-01", []),
    (
        "N23",
        "effective_until: 2026-05-31",
        [("effective_until", "It ended on 2026-05-31, and its status is still in force.")],
    ),
    (
        "Q01",
        f"{{materials: [{{id: plan, {ROW}}}]}}",
        [("situations[premises]", "Nothing depends on the answer to `场所是自有还是租用？`.")],
    ),
]


@pytest.mark.parametrize(("rule", "overlay", "expected"), CASES)
def test_exact_findings(rule: str, overlay: str, expected: list[tuple[str, str]], find: Find):
    """A rule says this of an item that differs so from a sound one, and nothing more."""
    found = find(overlay)

    assert [(f.path, f.message("en")) for f in found if f.rule == rule] == expected
    assert not [f for f in found if f.rule[0] in "YS"]
