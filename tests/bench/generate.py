"""Make a catalogue of any size for benchmarks: items of about 3 KB, Chinese, with nested lists.

One item in ten is a standard; the others implement it, `--levels` deep. `python tests/bench/generate.py DIR 2000`.
"""

import argparse
import itertools
import random
from pathlib import Path

_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_LEVELS = ("nation", "province", "city", "county", "township", "village")
_AREAS = ("000000", "440000", "440100", "440105", "440105001", "440105001001")
_BODIES = 50

_SETTINGS = """\
title: {zh-Hans: 基准测试目录, en: Benchmark catalogue}
jurisdiction: "440000"
languages: [zh-Hans, en]
base_url: https://bench.example.org/
publisher: {name: 基准测试}
shared_phones: ["12345"]
"""

_LAWS = """\
ji-zhun-fa: {name: 基准法, kind: law, articles: {"5": {}, "6": {}, "7": {}, "42": {}}}
"""

_MATERIALS = """\
business-licence: {name: 营业执照, kind: credential, issuer: 市场监督管理部门}
id-card: {name: 居民身份证, kind: credential, issuer: 公安机关}
application-letter: {name: 申请书, kind: other}
lease: {name: 房屋租赁合同, kind: other}
floor-plan: {name: 场所平面图, kind: other}
staff-list: {name: 从业人员名单, kind: other}
"""

_STANDARD = """\
# yaml-language-server: $schema=../../../schemas/item.schema.json
kind: standard
code: "{basic}"
name: {name}
type: administrative-licence
version: 3
effective_from: 2025-07-01
level: [province, city, county, township]
audience: [enterprise, unincorporated]
legal_basis:
  - {{law: ji-zhun-fa, article: "5"}}
situations:
  - id: premises
    question: 经营场所是自有还是租用？
    answers:
      - {{id: owned, label: 自有房屋}}
      - {{id: rented, label: 租用房屋}}
conditions:
  - id: registered
    text: 依法办理登记，取得营业执照，经营范围包含{name}所涉及的项目。
    basis: [{{law: ji-zhun-fa, article: "6"}}]
  - id: premises
    text: 有固定的经营场所，面积不少于{size}平方米，符合消防和卫生的要求。
    basis: [{{law: ji-zhun-fa, article: "6"}}]
  - id: staff
    text: 有{staff}名以上取得从业资格的专职人员，并已签订一年以上的劳动合同。
    basis: [{{law: ji-zhun-fa, article: "7"}}]
materials:
  - id: application-letter
    originals: 1
    form: paper-or-electronic
    source: applicant
    page_size: A4
    supports: [registered]
  - id: business-licence
    copies: 1
    form: paper-or-electronic
    source: government
    issuer: 市场监督管理部门
    supports: [registered]
  - id: id-card
    copies: 1
    show_original: true
    form: paper-or-electronic
    source: government
    issuer: 公安机关
    supports: [registered]
  - id: lease
    copies: 1
    form: paper
    source: applicant
    when: {{premises: [rented]}}
    supports: [premises]
  - id: floor-plan
    originals: 1
    form: paper-or-electronic
    source: applicant
    when: {{premises: [owned, rented]}}
    supports: [premises]
  - id: staff-list
    originals: 2
    form: electronic-or-paper
    source: applicant
    supports: [staff]
time_limit:
  statutory: {{value: 20, unit: working-day}}
  statutory_basis: [{{law: ji-zhun-fa, article: "42"}}]
  starts: acceptance
  special_procedures:
    - {{id: site, kind: site-inspection, limit: {{value: 5, unit: working-day}}}}
results:
  - {{id: licence, kind: certificate, name: {name}许可证, validity: {{value: 5, unit: year}}, sample: files/licence.pdf}}
""".replace("electronic-or-paper", "paper-or-electronic").replace("originals: 2", "originals: 1")

_SERVICE = """\
# yaml-language-server: $schema=../../../../schemas/item.schema.json
kind: implementation
code: "{code}"
implements: "{parent}"
version: 4
effective_from: 2025-07-01
reviewed_on: 2026-03-01
body: "{body}"
area: "{area}"
everyday_names: [{name}怎么办, 办{name}证, {name}换证, {name}年检]
summary: 在{place}从事{name}活动的企业，开业之前要取得这项许可，取得之后才能签订合同、对外营业和做广告。
themes: [operation]
handling: promised
time_limit:
  promised: {{value: {days}, unit: working-day}}
  note: 需要现场核查的，核查时间不计入办结时限；申请人补正材料的时间也不计入，补正通知一次说清全部内容。
fees:
  none: 法律、行政法规没有规定收费
steps:
  - {{id: apply, kind: application, name: 申请, by: 申请人, outcome: 提交申请书和全部材料}}
  - {{id: accept, kind: acceptance, name: 受理, by: {place}政务服务中心综合窗口, limit: {{value: 1, unit: working-day}}}}
  - {{id: review, kind: review, name: 审查, by: 行政审批科, limit: {{value: {review}, unit: working-day}}}}
  - {{id: site, kind: special, name: 现场核查, by: 执法大队, limit: {{value: 5, unit: working-day}}, counted: false}}
  - {{id: decide, kind: decision, name: 决定, by: 分管负责人, limit: {{value: 1, unit: working-day}}}}
  - {{id: deliver, kind: delivery, name: 送达, by: 综合窗口, counted: false}}
visits:
  count: 1
  reason: 领取许可证时核对身份证和营业执照原件
channels:
  windows:
    - id: main
      hall: hall-{area}
      windows: [B{window}, B{next_window}]
      phone: 020-8{phone:07d}
      note: 取号后在二楼等候区等候，材料齐全的当场受理并出具受理凭证。
    - id: branch
      place: {place}人民路{number}号二楼东侧服务大厅
      hours:
        - {{days: [workday], opens: "09:00", closes: "12:00"}}
        - {{days: [workday], opens: "13:30", closes: "17:00"}}
  online:
    depth: acceptance
    url: https://www.example.gov.cn/apply/{code}
    mobile_url: https://m.example.gov.cn/apply/{code}
  post: {{materials: true, results: true, payer: applicant, address: {place}人民路{number}号政务服务中心收}}
  appointment: {{url: "https://www.example.gov.cn/book/{code}", ahead: 7}}
  delivery: [window, post]
contacts:
  consultation:
    - {{id: tel, phone: 020-8{phone:07d}, label: 咨询电话}}
    - {{id: hotline, phone: "12345"}}
  complaint:
    - {{id: tel, phone: 020-3{phone:07d}, label: 监督电话}}
  review:
    - {{id: government, label: {place}人民政府行政复议机构, address: {place}人民路1号}}
faq:
  - id: how-long
    question: 多久能办好？
    answer: 受理之后{days}个工作日内作出决定，现场核查的时间不计算在内，结果会用短信通知。
  - id: agent
    question: 可以请人代办吗？
    answer: 可以。代办人带上授权委托书和本人身份证，领证时还要带申请企业的营业执照副本。
  - id: lost
    question: 许可证丢了怎么办？
    answer: 登录网上办事大厅填写遗失声明，当天就能补打电子许可证，纸质的三个工作日后到窗口领取。
  - id: renew
    question: 到期之后怎么延续？
    answer: 有效期届满三十日前提出延续申请，只需要提交申请书，营业执照由系统自动核对。
"""


def uscc(number: int) -> str:
    """Return the unified social credit code that begins 11440000 and carries a number."""
    stem = f"11440000{number:08d}0"
    total = sum(_CHARACTERS.index(c) * w for c, w in zip(stem, _WEIGHTS, strict=True))
    return stem + _CHARACTERS[(31 - total % 31) % 31]


def generate(folder: Path, items: int, *, faulty: float = 0, levels: int = 1, seed: int = 7) -> int:
    """Write a catalogue of so many items and return how many bytes the items have.

    Args:
        folder: Where to write; made if need be.
        items: Number of item files.
        faulty: Share of implementations, in per cent, with one fault.
        levels: Implementations below a standard stand in chains of this length.
        seed: The same seed gives the same bytes.

    """
    chance = random.Random(seed)  # noqa: S311  # the same bytes every time, no secrets
    _write_registers(folder)
    size = written = 0
    for number in itertools.count():
        basic = f"4401{number // 999 % 90 + 10:02d}{number % 999 + 1:03d}000"
        name = f"{'甲乙丙丁戊己庚辛壬癸'[number % 10]}类{'仓储运输餐饮教育医疗建筑维修'[number % 14]}经营{number}"
        for path, text in _family(number, basic, name, levels, chance, faulty):
            if written == items:
                return size
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            size += file.write_bytes(text.encode())
            written += 1
    return size


def _family(number, basic, name, levels, chance, faulty):  # parts of one loop
    """Yield a standard and nine implementations of it, as path and text."""
    slug = f"bench-{number}"
    yield (
        f"standards/body-{number % _BODIES}/{basic}-{slug}.yaml",
        _STANDARD.format(basic=basic, name=name, size=chance.randint(20, 90), staff=chance.randint(2, 9)),
    )
    parent = basic
    for place in range(9):
        depth = place % levels
        level = depth + 1 if levels > 1 else 2
        body = uscc((number * 9 + place) % _BODIES * 10 + level)
        code = f"{body}{level + 1}{basic}{place:02d}"
        days = 15 - depth
        text = _SERVICE.format(
            code=code, parent=parent if depth else basic, body=body, area=_AREAS[level], place=f"第{place}区", name=name, days=days,
            review=days - 5, window=place, next_window=place + 1, phone=chance.randint(1, 9_999_999), number=chance.randint(11, 300),
        )  # fmt: skip
        if chance.random() * 100 < faulty:
            text = _broken(text, chance)
        yield f"services/{_AREAS[level]}/body-{body[8:16]}/{code}-{slug}-{place}.yaml", text
        parent = code if (place + 1) % levels else basic


def _broken(text: str, chance: random.Random) -> str:
    old, new = chance.choice(
        [
            ("count: 1", "count: 一"),
            ("handling:", "handeling:"),
            ("themes: [operation]", "themes: [operations]"),
            ("value: 1,", "value: 100,"),
        ]
    )
    return text.replace(old, new, 1)


def _write_registers(folder: Path) -> None:
    registers = folder / "registers"
    registers.mkdir(parents=True, exist_ok=True)
    sample = folder / "files" / "licence.pdf"
    sample.parent.mkdir(exist_ok=True)
    sample.write_bytes(b"%PDF-1.4\n%%EOF\n")
    (folder / "catalogue.yaml").write_text(_SETTINGS, encoding="utf-8")
    (registers / "laws.yaml").write_text(_LAWS, encoding="utf-8")
    (registers / "materials.yaml").write_text(_MATERIALS, encoding="utf-8")
    parents = dict(itertools.pairwise(reversed(_AREAS)))
    areas = (
        f'"{a}": {{name: 区划{a}, level: {lv}' + (f', parent: "{parents[a]}"' if a in parents else "") + "}\n"
        for a, lv in zip(_AREAS, _LEVELS, strict=True)
    )
    (registers / "areas.yaml").write_text("".join(areas), encoding="utf-8")
    halls = (f'hall-{a}: {{name: 大厅{a}, area: "{a}", address: 人民路{i}号}}\n' for i, a in enumerate(_AREAS))
    (registers / "halls.yaml").write_text("".join(halls), encoding="utf-8")
    bodies = (
        f'"{uscc(i * 10 + level)}": {{name: 第{i}局{level}, level: {_LEVELS[level]}, area: "{_AREAS[level]}", slug: body-{uscc(i * 10 + level)[8:16]}}}\n'
        for i in range(_BODIES)
        for level in range(1, 6)
    )
    (registers / "bodies.yaml").write_text("".join(bodies), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("items", type=int)
    parser.add_argument("--faulty", type=float, default=0)
    parser.add_argument("--levels", type=int, default=1)
    options = parser.parse_args()
    total = generate(options.folder, options.items, faulty=options.faulty, levels=options.levels)
    print(f"{options.items} items, {total / options.items:.0f} bytes each")
