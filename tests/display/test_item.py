"""An item as a whole: every fact of it has words, whatever it says and whatever it leaves out."""

from collections.abc import Iterator
from typing import Any

import pytest

from catalogue.display import facts, item_words
from catalogue.model import Item
from catalogue.model.base import Term
from catalogue.model.fields import Field, fields_of
from tests.display.small import REGISTERS, SETTINGS, full, item, worded

_UNSAID = {
    # Identity and management of the record: the page's address, its links and the findings tell.
    "kind", "former_slugs", "waivers", "extra",
    # Pages draw a link; the value is in the export.
    "commitment.text_file", "materials[].blank_form", "materials[].sample", "results[].sample",
    "channels.online.url", "channels.online.mobile_url", "channels.app.url", "channels.appointment.url",
    "contacts.consultation[].url", "contacts.consultation[].email", "contacts.progress[].url",
    # Said with another fact: 原件1份、复印件2份；3个工作日（不计入办结时限）；12.50元/本.
    "materials[].originals", "materials[].show_original", "materials[].material",
    "materials[].one_of", "steps[].counted", "steps[].kind", "time_limit.special_procedures[].counted",
    "time_limit.special_procedures[].kind", "fees[].per", "fees[].quantity", "fees[].minimum", "fees[].cap",
    "fees[].currency", "fees[].effective_until", "visits.when", "channels.post.materials", "channels.post.results",
    "channels.post.payer", "channels.appointment.required", "channels.appointment.ahead", "channels.payment.online",
    "channels.payment.methods", "channels.delivered_within", "contacts.consultation[].extension",
    "fees[].reductions[].percent", "fees[].reductions[].amount", "fees[].reductions[].label",
    # For machines.
    "conditions[].grants", "materials[].supports", "conditions[].quoted_from", "results[].e_licence", "channels.online.single_sign_on",
}  # fmt: skip
"""Fields without words of their own, without row ids."""


def _paths(values: Any, fields: dict[str, Field], at: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path of every written value, with row ids and without."""
    for name, value in values.items():
        field, path = fields[name], f"{at}{name}"
        if field.shape == "record" and isinstance(value, dict) and "none" not in value:
            yield from _paths(value, field.fields, f"{path}.")
        elif field.shape == "rows" and isinstance(value, list):
            for row in value:
                rest = {k: v for k, v in row.items() if k != "id"}
                yield from _paths(rest, field.fields, f"{path}[{row['id']}].")
        else:
            yield (
                path,
                "".join(part if n == 0 else "[]" + part.partition("]")[2] for n, part in enumerate(path.split("["))),
            )


def _named(fields: dict[str, Field], at: str = "") -> Iterator[str]:
    """Yield every field of the model, those of rows under `[]`."""
    for name, field in fields.items():
        if field.shape == "value":
            yield f"{at}{name}"
        else:
            inner = {k: v for k, v in field.fields.items() if k != "id"}
            yield from _named(inner, f"{at}{name}." if field.shape == "record" else f"{at}{name}[].")


def test_the_full_item_fills_every_field() -> None:
    """A field that is added to the model has to be added to the item that these tests word."""
    written = {bare for _, bare in _paths(full().data, fields_of(Item))}
    one_of_a_kind = ("contacts.complaint", "contacts.review", "contacts.litigation", "contacts.progress")
    same_as_conditions = {"prohibitions[].grants", "prohibitions[].quoted_from"}
    missing = {f for f in _named(fields_of(Item)) if not f.startswith(one_of_a_kind)} - written

    assert missing == {"implements"} | same_as_conditions


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_every_field_has_words(lang: str) -> None:
    """What an item says, its page and its export say in words."""
    resolved = full()
    worded_paths = {fact.path.split("[")[0] if fact.path.startswith(("everyday", "legal")) else fact.path
                    for fact in facts(item_words(resolved.item, REGISTERS, SETTINGS, lang=lang))}  # fmt: skip
    examples = {path.rpartition("[")[0] for path in worded_paths if ".examples[" in path}
    unsaid = {
        bare
        for path, bare in _paths(resolved.data, fields_of(Item))
        if path not in worded_paths | examples and bare not in _UNSAID
    }

    assert unsaid == set()


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_the_list_of_fields_without_words_is_true(lang: str) -> None:
    """A field that has got words leaves the list."""
    resolved = full()
    bare = dict(_paths(resolved.data, fields_of(Item)))
    worded_paths = [fact.path for fact in facts(item_words(resolved.item, REGISTERS, SETTINGS, lang=lang))]

    assert {bare[path] for path in worded_paths if bare.get(path) in _UNSAID} == set()


def test_every_word_is_in_the_language_it_claims() -> None:
    """Words marked as English hold no Chinese, and are never a token of the file."""
    resolved = full()
    for fact in facts(item_words(resolved.item, REGISTERS, SETTINGS, lang="en")):
        chinese = any("\u4e00" <= character <= "\u9fff" for character in fact.words)

        assert chinese == (fact.lang != "en"), fact


@pytest.mark.parametrize(
    ("path", "words", "lang"),
    [
        # No English in the files: the words stay Chinese and say so.
        ("everyday_names[1]", "劳务派遣出国", "zh-Hans"),
        ("materials[lease].material", "租赁合同", "zh-Hans"),
        ("entrusted_by", "广州市公安局", "zh-Hans"),
        ("joint_bodies", "Guangzhou Commerce Bureau, 广州市公安局", "zh-Hans"),
        # A law without an English name is cited as Chinese does it.
        ("legal_basis[1]", "《广州市商务条例》第四十二条之一第二款", "zh-Hans"),
        ("legal_basis[1].law.number", "2020年第1号", "zh-Hans"),
        ("legal_basis[1].note", "Cities handle it.", "en"),
        ("legal_basis[0]", "Regulation on Labour Abroad, art. 5", "en"),
        ("legal_basis[0].note", "A qualification is needed.", "en"),
    ],
)
def test_marks_words_that_are_in_another_language(path: str, words: str, lang: str) -> None:
    """A page can mark the language of every part."""
    found = {f.path: f for f in facts(item_words(full().item, REGISTERS, SETTINGS, lang="en"))}

    assert (found[path].words, found[path].lang) == (words, lang)


@pytest.mark.parametrize("lang", ["zh-Hans", "en", "pt", "zh-Hant-MO"])
@pytest.mark.parametrize("kind", ["implementation", "standard"])
def test_words_an_item_that_says_almost_nothing(lang: str, kind: str) -> None:
    """A draft with gaps has words too, in any language."""
    found = {f.path: f.words for f in facts(worded(lang, kind=kind))}

    not_stated = "未说明" if lang.startswith("zh") else "not stated"
    assert found["time_limit.statutory"] == found["materials"] == found["audience"] == not_stated
    assert found["name"] == "事项"


def test_words_references_that_lead_nowhere() -> None:
    """What the registers do not know is said by its id."""
    found = {
        f.path: f.words
        for f in facts(
            worded(
                "en",
                body="nobody",
                area="nowhere",
                legal_basis=[{"law": "no-law", "article": "3"}],
                materials=[{"id": "paper"}, {"id": "other", "material": "no-material"}],
                channels={"windows": [{"id": "main", "hall": "no-hall"}]},
                conditions=[{"id": "c", "text": {"en": "A condition."}, "when": {"asked": "never"}}],
            )
        )
    }

    assert [
        found[path]
        for path in (
            "body", "area", "legal_basis[0]", "materials[paper].material", "materials[other].material",
            "channels.windows[main].hall", "conditions[c].when",
        )
    ] == [
        "nobody", "nowhere", "no-law, art. 3", "paper", "no-material", "no-hall", "Only if you answer “never” to “asked”",
    ]  # fmt: skip


def test_speaks_the_catalogue_s_first_language_where_a_text_lacks_the_one_asked_for() -> None:
    """Frame words in English, texts in the default language."""
    name = next(f for f in facts(worded("pt", name={"zh-Hans": "事项", "en": "Item"})) if f.path == "name")

    assert (name.words, name.lang) == ("事项", "zh-Hans")


def test_the_words_of_every_list_differ() -> None:
    """No two members of a closed list read the same, in either language."""
    for term in Term.__subclasses__():
        for words in ([m.zh for m in term], [m.en for m in term]):
            assert len(set(words)) == len(words), term


def test_wording_leaves_the_item_as_it_was() -> None:
    """Items and registers are shared by all pages."""
    one = item(audience=["other-organisation", "person"], materials=[{"id": "paper"}])
    before = one.model_dump()
    list(facts(item_words(one, REGISTERS, SETTINGS, lang="en")))

    assert one.model_dump() == before
