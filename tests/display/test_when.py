"""Conditions on answers, as a person would be told."""

import pytest

from catalogue.display import Tongue
from catalogue.display.when import when
from catalogue.model.content import Situation

PREMISES = Situation.model_validate(
    {
        "id": "premises",
        "question": {"zh-Hans": "经营场所", "en": "Premises"},
        "answers": [
            {"id": "owned", "label": {"zh-Hans": "自有", "en": "owned"}},
            {"id": "rented", "label": {"zh-Hans": "租用", "en": "rented"}},
            {"id": "borrowed", "label": "借用"},
        ],
    }
)


@pytest.mark.parametrize(
    ("condition", "zh", "en"),
    [
        ({"premises": "rented"}, "仅当“经营场所”选“租用”时", "Only if you answer “rented” to “Premises”"),
        (
            {"premises": ["owned", "rented"]},
            "仅当“经营场所”选“自有”或“租用”时",
            "Only if you answer “owned” or “rented” to “Premises”",
        ),
        (
            {"premises": "rented", "applicant": ["firm"]},
            "仅当“经营场所”选“租用”，并且“applicant”选“firm”时",
            "Only if you answer “rented” to “Premises” and you answer “firm” to “applicant”",
        ),
        # An answer without English words is quoted as it is.
        ({"premises": "borrowed"}, "仅当“经营场所”选“借用”时", "Only if you answer “借用” to “Premises”"),
    ],
)
def test_says_when_something_applies(condition: dict[str, str | list[str]], zh: str, en: str) -> None:
    """Every key holds, any of its answers; both in the words of the question."""
    said = [when(condition, [PREMISES], Tongue(tag, "zh-Hans"))[0] for tag in ("zh-Hans", "en")]

    assert said == [zh, en]


def test_tells_from_which_texts() -> None:
    """The texts decide in which language the words are marked."""
    _, texts = when({"premises": "borrowed"}, [PREMISES], Tongue("en", "zh-Hans"))

    assert Tongue("en", "zh-Hans").of(*texts) == "zh-Hans"
