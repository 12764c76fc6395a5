"""The places that rules look at are found through the models' annotations."""

from catalogue.model import Bundle, Item
from catalogue.model.registers import Hall
from catalogue.rules.places import Places

DATA = {
    "name": {"zh-Hans": "名称", "en": "Name"},
    "legal_basis": [{"law": "a", "note": "要点"}],
    "situations": [{"id": "s", "question": "问", "when": {"t": "u"}, "answers": [{"id": "x", "label": "甲"}]}],
    "conditions": [{"id": "c", "drop": True, "text": "不看"}],
    "materials": [{"id": "m", "blank_form": "files/a.docx", "when": {"s": ["x"]}, "basis": [{"law": "b"}]}],
    "fees": {"none": "免费"},
    "channels": {"windows": [{"id": "w", "phone": "1", "hours": [{"days": ["mon"]}]}], "telephone": {"phone": "2"}},
    "extra": {"text": "不看"},
}


def test_texts():
    """Texts are found in records, rows, lists and in the reason why there is none; rows that are dropped are not."""
    assert [path for path, _ in Places(Item, DATA).texts] == [
        ("name",),
        ("legal_basis", 0, "note"),
        ("situations", "#s", "question"),
        ("situations", "#s", "answers", "#x", "label"),
        ("fees", "none"),
    ]


def test_words():
    """A text in two languages is two, each at a path of its own."""
    assert list(Places(Item, DATA).words())[:2] == [(("name", "zh-Hans"), "名称"), (("name", "en"), "Name")]


def test_links():
    """Citations, answers, files, numbers and hours are found wherever the model has them."""
    places = Places(Item, DATA)

    assert places.citations == [
        (("legal_basis", 0), {"law": "a", "note": "要点"}),
        (("materials", "#m", "basis", 0), {"law": "b"}),
    ]
    assert [path for path, _ in places.whens] == [("situations", "#s", "when"), ("materials", "#m", "when")]
    assert places.files == [(("materials", "#m", "blank_form"), "files/a.docx")]
    assert places.phones == [(("channels", "windows", "#w", "phone"), "1"), (("channels", "telephone", "phone"), "2")]
    assert [path for path, _ in places.hours] == [("channels", "windows", "#w", "hours", 0)]


def test_other_models():
    """The same is found in bundles and in the entries of a register."""
    bundle = {"members": [{"item": "a", "when": {"q": "a"}}]}
    halls = {"h": {"name": "厅", "windows": {"1": {"phone": "1"}}}}

    assert Places(Bundle, bundle).whens == [(("members", 0, "when"), {"q": "a"})]
    assert Places(dict[str, Hall], halls).phones == [(("h", "windows", "1", "phone"), "1")]
    assert Places(dict[str, Hall], halls).texts == [(("h", "name"), "厅")]


def test_values_of_a_wrong_shape_are_passed_over():
    """What a dropped or doubled row holds was never held against the model."""
    assert Places(Item, {"materials": ["x", {"id": "m", "basis": "a", "when": []}], "channels": 3}).citations == []
