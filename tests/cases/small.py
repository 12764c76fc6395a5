"""An item with three questions and something of every kind that depends on them."""

from typing import Any

from catalogue.model import Item

_LEAST: dict[str, Any] = {"kind": "implementation", "code": "A1", "name": "事项", "type": "public-service"}

_SITUATIONS: list[dict[str, Any]] = [
    {
        "id": "premises",
        "question": "场所从哪里来？",
        "answers": [
            {"id": "owned", "label": "自有"},
            {"id": "rented", "label": "租用"},
            {"id": "lent", "label": "借用"},
        ],
    },
    {
        "id": "applicant",
        "question": "谁来办？",
        "answers": [{"id": "firm", "label": "企业"}, {"id": "person", "label": "个人"}],
    },
    {
        "id": "term",
        "question": "租期多长？",
        "when": {"premises": "rented"},
        "answers": [{"id": "short", "label": "不满一年"}, {"id": "long", "label": "一年以上"}],
    },
]


def item(**values: Any) -> Item:
    """Make an item with the three questions, and what is given."""
    return Item.model_validate(_LEAST | {"situations": _SITUATIONS} | values)
