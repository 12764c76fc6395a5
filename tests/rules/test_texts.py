"""The tables behind the rules about wording and telephone numbers."""

import orjson
import pytest

from catalogue.rules.contacts import is_phone
from catalogue.rules.phrases import PLACEHOLDERS, is_placeholder, may_hold_placeholder, phrases


@pytest.mark.parametrize(
    "number",
    [
        "020-83134173",
        "02083134173",
        "010-62345678",
        "0755-88127587",
        "0662-3681111",
        "(020)87623552",
        "020-83134173-801",
        "020-83134173转801",
        "13800138000",
        "138-0013-8000",
        "400-830-1234",
        "4000390208",
        "400-7000-690",
        "800-820-8820",
        "12345",
        "020-12345",
        "020-12345-1",  # a hotline and what to press
        "12333-9-3",
        "12123",
        "110",
        "95598",
        "+853 2833 7600",
        "+86 20 8313 4173",
    ],
)
def test_numbers_that_can_be_dialled(number):
    """Landlines with area code, mobiles, service numbers, hotlines and numbers from abroad."""
    assert is_phone(number)


@pytest.mark.parametrize(
    "number",
    [
        "83134173",  # no area code
        "020-8313417",  # seven digits where the city has eight
        "020-837288891",  # nine
        "020-83134173、020-83134174",  # two numbers
        "020-37288-27",
        "020- 12316",
        "020－81102000",  # a full-width hyphen
        "（0662）3681111",
        "138001380001",  # twelve digits
        "0000swjw",
        "14:00-17:00",
        "510405",
        "123456",
        "无",
    ],
)
def test_numbers_that_cannot_be_dialled(number):
    """Real faults of published guides."""
    assert not is_phone(number)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("其他材料", ["catch_all 其他材料"]),
        ("其它有关证明文件", ["catch_all 其它有关证明文件"]),
        ("申请人的身份证和其他有关材料", ["catch_all 其他有关材料"]),
        ("依法应当提交的其他文件", ["catch_all 其他文件"]),
        ("法律、法规规定的其他情形", ["catch_all 法律、法规规定的其他"]),
        ("法律、行政法规和规章规定的其他条件", ["catch_all 法律、行政法规和规章规定的其他"]),
        ("放弃国籍的有关材料", ["catch_all 有关材料"]),
        ("原值及合理税费的相关证明资料", ["catch_all 相关证明资料"]),
        ("审计报告、验资报告等材料", ["vague 等材料"]),
        ("亲属关系证明等相关证明", ["vague 等相关证明"]),
        ("必要时提供户口簿", ["vague 必要时"]),
        ("根据需要提交图纸", ["vague 根据需要"]),
        ("详见附件", ["vague 详见附件"]),
        ("按有关规定执行", ["vague 按有关规定执行"]),
        ("Passport and other relevant documents", ["catch_all other relevant documents"]),
        ("Lease, deed, etc.", ["vague etc"]),
        ("Plans, if necessary", ["vague if necessary"]),
        ("无其他要求", []),
        ("其他组织可以申请", []),
        ("申请人是本市的其他企业", []),
        ("企业根据需要自行登录查询", []),
        ("公安机关等部门出具的证明", []),
        ("平等资格", []),
        ("Another person may apply", []),
        ("A related company", []),
    ],
)
def test_phrases(text, found):
    """What is indefinite is found, and what only looks so is not."""
    assert [f"{kind} {words}" for kind, words in phrases(text)] == found


@pytest.mark.parametrize("word", sorted(PLACEHOLDERS))
def test_placeholders(word):
    """Each is one with and without a full stop, and is seen in JSON as a value but not as a key."""
    assert is_placeholder(word)
    assert is_placeholder(f" {word}。")
    assert may_hold_placeholder(orjson.dumps({"a": word}))
    assert not may_hold_placeholder(orjson.dumps({word: "a"}))


@pytest.mark.parametrize("words", ["无需预约", "没有房产的家庭", "N/A 级", "0", "1", "-1", "xxxx年", "待业人员"])
def test_words_that_are_no_placeholders(words):
    """A value that begins like a placeholder is still a value."""
    assert not is_placeholder(words)
