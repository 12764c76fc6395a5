"""Rules about languages: every text in the default one, translations whole, and no language the catalogue does not have."""

from collections.abc import Iterator

from catalogue.findings import Said
from catalogue.rules.frame import ADVICE, WARNING, Case, Hit, item_rule


@item_rule(
    "W10",
    WARNING,
    title=Said("多语言文字含默认语言", "Texts in several languages hold the default one"),
    message=Said(
        "这段文字没有默认语言“{language}”，只有 {found}。",
        "This text has no `{language}`, the default, but only {found}.",
    ),
    remedy=Said("补上“{language}: …”。", "Add `{language}: …`."),
    good="notes: {zh-Hans: 请预约。, en: Please book.}",
    bad="notes: {en: Please book.}",
)
def default_language(case: Case) -> Iterator[Hit]:
    """International rule 24."""
    default, *others = case.catalogue.settings.languages
    if _translated(case, others):
        for path, text in case.own.texts:
            if isinstance(text, dict) and default not in text:
                yield Hit(path, {"language": default, "found": ", ".join(text)})


@item_rule(
    "W11",
    ADVICE,
    title=Said("翻译要完整", "Translations are complete"),
    message=Said(
        "{count} 段文字没有“{language}”，这是第一段；事项名称是译了的。",
        "{count} texts have no `{language}`, this being the first; the item's name has been translated.",
    ),
    remedy=Said(
        "补上“{language}: …”，让页面不夹杂两种语言。", "Add `{language}: …`, so that the page does not mix languages."
    ),
    good="notes: {zh-Hans: 请预约。, en: Please book.}",
    bad="notes: 请预约。",
)
def complete_translation(case: Case) -> Iterator[Hit]:
    """International rule 24; one finding for each language, and none for an item not translated at all."""
    _, *others = case.catalogue.settings.languages
    name = case.item.name
    for language in others if isinstance(name, dict) else ():
        if language in name:
            without = [p for p, text in case.own.texts if isinstance(text, str) or language not in text]
            if without:
                yield Hit(without[0], {"count": len(without), "language": language})


@item_rule(
    "W12",
    WARNING,
    title=Said("语言在目录设置之内", "Languages are those of the catalogue"),
    message=Said(
        "目录没有设“{language}”这种语言，这段文字不会显示。",
        "The catalogue has no language `{language}`; the text is never shown.",
    ),
    remedy=Said(
        "改用 {known} 之一，或在 catalogue.yaml 的 languages 中增加。",
        "Use one of {known}, or add it to `languages` in catalogue.yaml.",
    ),
    good="notes: {zh-Hans: 请预约。, en: Please book.}",
    bad="notes: {zh-Hans: 请预约。, en: Please book., fr: Rendez-vous.}",
)
def known_languages(case: Case) -> Iterator[Hit]:
    """International rule 24."""
    languages = case.catalogue.settings.languages
    if _translated(case, languages[1:]):
        for path, text in case.own.texts:
            for language in text if isinstance(text, dict) else ():
                if language not in languages:
                    yield Hit((*path, language), {"language": language, "known": ", ".join(languages)})


def _translated(case: Case, languages: list[str]) -> bool:
    """Say whether any text may be written in several languages."""
    found: bool | None = case.shared.get("translated")
    if found is None:
        name, packed = case.item.name, case.own.packed
        found = isinstance(name, dict) or any(f'"{language}":'.encode() in packed for language in languages)
        case.shared["translated"] = found
    return found
