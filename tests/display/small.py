"""Items, registers and settings of a few lines, for tests of wording."""

from typing import Any, Final

from catalogue.display import ItemWords, Teller, Tongue, facts, item_words
from catalogue.model import Item, Registers, Settings

BOTH: Final = ("zh-Hans", "en")

SETTINGS: Final = Settings.model_validate(
    {
        "title": {"zh-Hans": "试验目录", "en": "Trial catalogue"},
        "languages": list(BOTH),
        "base_url": "https://catalogue.example/",
        "publisher": {"name": "试验单位"},
    }
)

REGISTERS: Final = Registers.model_validate(
    {
        "areas": {"440100": {"name": {"zh-Hans": "广州市", "en": "Guangzhou"}, "level": "city"}},
        "bodies": {
            "gz-commerce": {
                "name": {"zh-Hans": "广州市商务局", "en": "Guangzhou Commerce Bureau"},
                "level": "city",
                "area": "440100",
            }
        },
        "laws": {
            "labour": {
                "name": {"zh-Hans": "对外劳务合作管理条例", "en": "Regulation on Labour Abroad"},
                "kind": "administrative-regulation",
                "number": {"zh-Hans": "国务院令第620号", "en": "State Council Decree 620"},
                "url": "https://www.example.cn/labour",
                "articles": {"5": {"says": {"zh-Hans": "须取得资格。", "en": "A qualification is needed."}}},
            },
            "local": {"name": "广州市商务条例", "kind": "local-regulation"},
        },
        "materials": {
            "business-licence": {
                "name": {"zh-Hans": "营业执照", "en": "Business licence"},
                "kind": "credential",
                "issuer": {"zh-Hans": "市场监督管理部门", "en": "Market regulator"},
            },
            "lease": {"name": "租赁合同", "kind": "other"},
        },
        "halls": {
            "gz-centre": {
                "name": {"zh-Hans": "广州市政务服务中心", "en": "Guangzhou Service Centre"},
                "area": "440100",
                "address": {"zh-Hans": "华利路61号", "en": "61 Huali Road"},
                "hours": [
                    {"days": ["workday"], "opens": "09:00", "closes": "12:00"},
                    {"days": ["workday"], "opens": "13:00", "closes": "17:00"},
                ],
                "phone": "020-38920000",
                "windows": {"B3": {"name": {"zh-Hans": "商务", "en": "commerce"}}},
            }
        },
    }
)


def item(**values: Any) -> Item:
    """Make an item that says no more than it must, and what is given."""
    least = {"kind": "implementation", "code": "A1", "name": "事项", "type": "public-service"}
    return Item.model_validate(least | values)


def worded(lang: str, **values: Any) -> ItemWords:
    """Word an item in one language."""
    return item_words(item(**values), REGISTERS, SETTINGS, lang=lang)


def said(lang: str, **values: Any) -> dict[str, str]:
    """Return the words of an item's facts by their path."""
    return {fact.path: fact.words for fact in facts(worded(lang, **values))}


def teller(lang: str, **values: Any) -> Teller:
    """Make the teller of an item."""
    return Teller(item(**values), REGISTERS, SETTINGS, Tongue(lang, "zh-Hans"))
