"""A small catalogue with everything a page can show, written where a test wants it."""

from pathlib import Path

STANDARD = "440102012001"
ITEM = "11440100007482620J344010201200101"
BODY = "11440100007482620J"

_FILES = {
    "catalogue.yaml": """
title: {zh-Hans: 试验目录, en: Trial catalogue}
jurisdiction: "440100"
languages: [zh-Hans, en]
base_url: https://catalogue.example/guide/
publisher: {name: {zh-Hans: 试验单位, en: Trial office}}
demonstration: {as_of: 2026-11-23, note: {zh-Hans: 仅供试验。, en: For trial only.}}
""",
    "registers/areas.yaml": """
"440000": {name: {zh-Hans: 广东省, en: Guangdong}, level: province}
"440100": {name: {zh-Hans: 广州市, en: Guangzhou}, level: city, parent: "440000"}
""",
    "registers/bodies.yaml": """
"11440100007482620J":
  name: {zh-Hans: 广州市教育局, en: Guangzhou Education Bureau}
  slug: gz-education
  level: city
  area: "440100"
  url: http://jyj.gz.gov.cn/
""",
    "registers/laws.yaml": """
school-rules: {name: {zh-Hans: 中华人民共和国外籍人员子女学校管理办法, en: Rules on schools}, kind: rule}
""",
    "registers/materials.yaml": """
school-application: {name: {zh-Hans: 设立学校申请表, en: Application form}, kind: form}
residence-permit: {name: {zh-Hans: 居留证件, en: Residence permit}, kind: credential}
""",
    "registers/halls.yaml": """
gz-centre:
  name: {zh-Hans: 广州市政务服务中心, en: Guangzhou Service Centre}
  area: "440100"
  address: {zh-Hans: 华利路61号, en: 61 Huali Road}
  hours: [{days: [workday], opens: "09:00", closes: "17:00"}]
""",
    f"standards/gd-education/{STANDARD}-school.yaml": f"""
kind: standard
code: "{STANDARD}"
name: {{zh-Hans: 设立学校, en: Licence to open a school}}
summary: {{zh-Hans: 开办学校的许可。, en: Lets you open a school.}}
type: administrative-licence
themes: [education]
legal_basis: [{{law: school-rules, article: "6"}}]
level: [city]
audience: [person, enterprise]
conditions:
  - {{id: demand, text: {{zh-Hans: 有相应的生源。, en: There are pupils.}}}}
  - {{id: premises, text: 有办学场地。}}
materials:
  - id: application
    material: school-application
    originals: 1
    form: paper-or-electronic
    source: applicant
    blank_form: files/school-application.docx
  - {{id: permit, material: residence-permit, necessity: fetched, form: electronic, source: government}}
handling: promised
time_limit:
  statutory: {{value: 20, unit: working-day}}
  starts: acceptance
fees: {{none: {{zh-Hans: 法律没有规定收费。, en: No law provides for a charge.}}}}
steps:
  - {{id: review, kind: review}}
  - {{id: decide, kind: decision}}
results:
  - {{id: approval, kind: document, name: {{zh-Hans: 批复, en: Approval}}}}
""",
    f"services/440100/gz-education/{ITEM}-school.yaml": f"""
kind: implementation
code: "{ITEM}"
implements: "{STANDARD}"
everyday_names: [{{zh-Hans: 办学校, en: open a school}}]
body: "{BODY}"
time_limit: {{promised: {{value: 8, unit: working-day}}}}
visits: {{count: 0}}
channels:
  windows: [{{id: window, hall: gz-centre, windows: ["305"]}}]
  online: {{depth: full, url: "https://www.gdzwfw.gov.cn/"}}
  delivery: [window]
contacts:
  consultation: [{{id: advice, phone: "020-22083669"}}]
  complaint: [{{id: complaint, phone: "12345"}}]
faq:
  - {{id: pupils, question: 能招中国学生吗？, answer: 不能。}}
""",
}


def write_small(root: Path) -> Path:
    """Write the catalogue and return its folder."""
    for name, text in _FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip(), encoding="utf-8")
    (root / "files").mkdir()
    (root / "files" / "school-application.docx").write_bytes(b"PK\x03\x04 a form")
    return root
