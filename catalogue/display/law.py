"""Legal basis in words."""

from functools import cache

from catalogue.display.tongue import Tongue, Words
from catalogue.model import Basis, Registers

_DIGITS = "零一二三四五六七八九"


@cache
def chinese_number(number: int) -> str:
    """Return a number from 0 to 9999 the way articles are numbered: 十, 四十二, 一百零三.

    >>> chinese_number(120)
    '一百二十'
    """
    if number < 10:
        return _DIGITS[number]
    said, zero = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            said += ("零" if zero and said else "") + _DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return said.removeprefix("一") if 10 <= number < 20 else said


def article(basis: Basis, tongue: Tongue) -> str:
    """Say an article: 第四十二条之一第二款, art. 42-1, para. 2; the empty string where none is named."""
    if basis.article is None:
        return ""
    if tongue.language == "en":
        return f"art. {basis.article}" + (f", para. {basis.paragraph}" if basis.paragraph else "")
    number, _, inserted = basis.article.partition("-")
    said = f"第{chinese_number(int(number))}条" + (f"之{chinese_number(int(inserted))}" if inserted else "")
    return said + (f"第{chinese_number(basis.paragraph)}款" if basis.paragraph else "")


def cited(basis: Basis, registers: Registers, tongue: Tongue) -> str:
    """Say a basis: 《行政许可法》第四十二条."""
    law = registers.laws.get(basis.law)
    name = tongue.plain(law.name) if law else basis.law
    where = article(basis, tongue)
    if tongue.language == "zh":
        return f"{name if name.startswith('《') else f'《{name}》'}{where}"
    return f"{name}, {where}" if where else name


def says(basis: Basis, registers: Registers) -> str | dict[str, str] | None:
    """Return what the article lays down, where the item or the register tells."""
    law = registers.laws.get(basis.law)
    entry = (law.articles or {}).get(basis.article or "") if law else None
    return basis.note or (entry.says if entry else None)


def bases(all_of_them: list[Basis], registers: Registers, tongue: Tongue) -> Words:
    """Say one or several bases in one line; wholly in the default language where a law has no name in this one."""
    laws = (registers.laws.get(basis.law) for basis in all_of_them)
    if not all(tongue.has(law.name) for law in laws if law):
        tongue = Tongue(tongue.default, tongue.default)
    return Words(tongue.clauses(*(cited(basis, registers, tongue) for basis in all_of_them)), tongue.tag)
