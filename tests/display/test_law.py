"""Legal basis: numbers of articles and names of laws."""

from typing import Any

import pytest

from catalogue.display import law
from catalogue.display.tongue import Tongue
from catalogue.model import Basis
from tests.display.small import REGISTERS

ZH, EN = Tongue("zh-Hans", "zh-Hans"), Tongue("en", "zh-Hans")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (7, "七"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (42, "四十二"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (114, "一百一十四"),
        (120, "一百二十"),
        (205, "二百零五"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1260, "一千二百六十"),
    ],
)
def test_numbers_articles_as_laws_do(number: int, words: str) -> None:
    """Numbers are written as the laws write them."""
    assert law.chinese_number(number) == words


@pytest.mark.parametrize(
    ("values", "zh", "en"),
    [
        ({"law": "labour"}, "《对外劳务合作管理条例》", "Regulation on Labour Abroad"),
        ({"law": "labour", "article": "5"}, "《对外劳务合作管理条例》第五条", "Regulation on Labour Abroad, art. 5"),
        (
            {"law": "labour", "article": "42-1", "paragraph": 2},
            "《对外劳务合作管理条例》第四十二条之一第二款",
            "Regulation on Labour Abroad, art. 42-1, para. 2",
        ),
        # A law that the register lacks is still said, by its id.
        ({"law": "unknown", "article": "5"}, "《unknown》第五条", "unknown, art. 5"),
    ],
)
def test_cites_a_law(values: dict[str, Any], zh: str, en: str) -> None:
    """A citation names law, article and paragraph."""
    basis = Basis.model_validate(values)

    assert (law.cited(basis, REGISTERS, ZH), law.cited(basis, REGISTERS, EN)) == (zh, en)
