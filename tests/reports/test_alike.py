"""Which names mean one document: tables of pairs met in real registers."""

from pathlib import Path

import pytest

from catalogue.reports.alike import groups, key, of_others
from catalogue.reports.materials import Suggestions, suggest
from catalogue.source import Catalogue, open_catalogue
from tests.web.small import write_small


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("有效身份证件原件", "身份证件"),
        ("有效身份证件复印件", "身份证件"),
        ("《律师执业证书》（复印件）", "律师执业证书"),
        ("身份证明（正反面）", "身份证明"),
        ("授权委托书（深圳市/广州市）", "授权委托书"),
        ("被探望人的身份证明材料", "被探望人身份证明"),
        ("调整的依据文件。", "调整依据文件"),
        ("申请人相片", "照片"),
        ("１、申请表", "申请表"),
        ("《申请表》(txt格式)", "申请表"),
        ("相片和回执", "照片及回执"),
        # Nothing would be left.
        ("材料", "材料"),
        ("复印件", "复印件"),
        ("申请人", "申请人"),
        # What tells documents apart stays.
        ("2寸照片", "2寸照片"),
        ("个人所得税基础信息表（B表）", "个人所得税基础信息表(b表)"),
    ],
)
def test_key(name: str, expected: str) -> None:
    """Words that say how a document is handed in are left out."""
    assert key(name) == expected


@pytest.mark.parametrize(
    "names",
    [
        ["身份证", "居民身份证", "本人身份证", "身份证复印件"],
        ["律师执业证", "律师执业证书", "律师执业证书原件"],
        ["申请报告", "申请报告书"],
        ["护照等国际旅行证件", "有效护照等有效国际旅行证件"],
        ["代办人身份证", "代办人居民身份证"],
        ["相片及相片回执", "照片和照片回执"],
    ],
)
def test_one_document(names: list[str]) -> None:
    """All of them in one group."""
    assert groups(names) == [sorted(names)]


@pytest.mark.parametrize(
    "names",
    [
        # Nearly alike, and two documents: similarity alone would join them.
        ["一级注册建筑师注销注册申请表", "二级注册建筑师注销注册申请表"],
        ["二级注册建造师注销注册申请表", "二级注册建筑师注销注册申请表"],
        ["建设项目海洋环境影响报告表", "建设项目海洋环境影响报告书"],
        ["停止使用无线电频率申请公函", "使用无线电频率申请公函"],
        ["机动车驾驶证", "机动车行驶证"],
        ["机动车驾驶证", "机动车驾驶证申请表"],
        ["身份证", "身份证明"],
        ["身份证", "身份证件"],
        ["广东省经济普查先进集体推荐审批表", "广东省农业普查先进集体推荐审批表"],
        ["考生转考（转出）登记表", "考生转考（转入）登记表"],
        ["无刑事犯罪记录证明", "境外无刑事犯罪记录证明"],
        ["近6个月照片", "近3个月照片"],
    ],
)
def test_two_documents(names: list[str]) -> None:
    """None of them in any group."""
    assert groups(names) == []


def test_of_others() -> None:
    """The document of another person is the same document; of a soldier, a legal person or two persons it is not."""
    names = [
        "身份证",
        "监护人身份证",
        "工伤职工身份证",
        "身份证明",
        "现役军人身份证明",
        "法人身份证明",
        "监护人和代理人身份证",
    ]

    assert of_others(names) == {"身份证": ["工伤职工身份证", "监护人身份证"]}


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """An item that asks for some of a register's entries, two of the same form among them."""
    root = write_small(tmp_path / "c")
    (root / "registers/materials.yaml").write_text(
        "card: {name: {zh-Hans: 居民身份证, en: Identity card}, aliases: [二代身份证]}\n"
        "card-copy: {name: 身份证复印件}\n"
        "form-text: {name: 频率申请表（txt格式）}\n"
        "form-sealed: {name: 频率申请表（盖章）}\n"
        "guardian: {name: 监护人身份证}\n"
        "school-application: {name: 设立学校申请表}\n",
        encoding="utf-8",
    )
    standard = next((root / "standards").rglob("*.yaml"))
    text = standard.read_text(encoding="utf-8")
    asked = "\n".join(
        f"  - {{id: {row}}}"
        for row in ("card", "form-text", "form-sealed", "guardian", "x, material: card-copy, label: 毕业证")
    )
    standard.write_text(f"{text[: text.index('materials:')]}materials:\n{asked}\n{text[text.index('handling:') :]}")
    opened = open_catalogue(root)
    assert isinstance(opened, Catalogue)
    return opened


def test_suggestions(catalogue: Catalogue) -> None:
    """Entries and labels; two that one item asks for stay two; nothing is proposed for what is known already."""
    found = suggest(catalogue)

    assert (found.names, found.left) == (7, 6)
    assert "".join(found.as_text("en")) == (
        "card 居民身份证 [1] ← 身份证复印件 (card-copy)\n"
        "label: 居民身份证 ← 监护人身份证\n"
        "7 distinct names; 1 groups could be joined, which leaves 6.\n"
    )
    assert found.as_yaml(catalogue) == (
        "card:\n  name: {zh-Hans: 居民身份证, en: Identity card}\n  aliases: [二代身份证, 身份证复印件]\n"
    )


def test_nothing_to_suggest(catalogue: Catalogue) -> None:
    """An empty text is valid YAML to paste."""
    assert Suggestions(3, (), {}).as_yaml(catalogue) == ""
