"""The body of an item's page, from its words."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup, escape

from catalogue.display import Fact, ItemWords
from catalogue.display.tongue import language_of
from catalogue.findings import Said
from catalogue.model.terms import Status
from catalogue.web.folder import templates

_SAID: Final[dict[str, Said]] = {
    "part_of": Said("所属事项：", "Part of: "),
    "everyday": Said("也叫：", "Also called: "),
    "comma": Said("、", ", "),
    "in_force": Said(Status.IN_FORCE.zh, Status.IN_FORCE.en),
    "glance": Said("一眼看清", "At a glance"),
    "apply": Said("网上办理", "Apply online"),
    "apply_mobile": Said("手机办理", "Apply on a phone"),
    "situations": Said("先看您属于哪种情况", "Which of these is you?"),
    "situations_intro": Said(
        "下面的条件、材料和收费，凡注明“仅当”的，只在您属于该情况时适用。",
        "What is marked “only if” below applies to you only in that case.",
    ),
    "conditions": Said("受理条件", "Conditions"),
    "prohibitions": Said("有下列情形的不能办", "You may not apply if"),
    "materials": Said("要带什么材料", "What to bring"),
    "one_of": Said("任选其一：", "Any one of: "),
    "blank_form": Said("下载空白表格", "Blank form"),
    "sample": Said("看填写样例", "Filled-in sample"),
    "nothing_else": Said("除以上材料外，不得要求您再提交别的材料。", "Nothing beyond this list may be asked of you."),
    "steps": Said("怎么办", "How it goes"),
    "special": Said("特别程序", "Special procedures"),
    "time": Said("办结时限", "How long it takes"),
    "fees": Said("收费", "Fees"),
    "where": Said("在哪里办", "Where and how to apply"),
    "map": Said("地图", "Map"),
    "book": Said("网上预约", "Make an appointment"),
    "results": Said("办好后得到什么", "What you get"),
    "result_sample": Said("看结果样本", "Sample"),
    "more": Said("还要知道", "Good to know"),
    "contact": Said("咨询、投诉和救济", "Questions, complaints and remedies"),
    "consultation": Said("咨询", "Questions"),
    "complaint": Said("投诉", "Complaints"),
    "progress": Said("查询进度", "Follow your case"),
    "review": Said("行政复议", "Administrative review"),
    "litigation": Said("行政诉讼", "Court"),
    "faq": Said("常见问题", "Common questions"),
    "basis": Said("设定依据", "Legal basis"),
    "about": Said("关于本页", "About this page"),
    "implements": Said("所实施的事项", "Implements"),
    "digest": Said("内容指纹", "Digest"),
    "data": Said("数据", "Data"),
}

_MARKED: Final = re.compile(r"[*_`\[\n\\]|^\s*(?:[-+>#]|\d+[.)])")
"""Text that may hold Markdown; most holds none and is only escaped."""

_BLOCK: Final = re.compile("<(?:p|ul|ol)>")

_TAGS: Final = frozenset({"p", "ul", "ol", "li", "a", "em", "strong", "code", "br"})


@dataclass(frozen=True, slots=True)
class Around:
    """What an item's page needs to know beside its words."""

    root: str
    """Way to the top of the site."""
    home: str
    """Way to the home page of the language."""
    body_url: str
    parent: str
    """Code of the item it implements; empty for none."""
    digest: str
    data: str
    """Address of its JSON below the top."""
    files: Mapping[str, str]
    """Forms that exist, with kind and size in words."""
    plan: Markup = field(default_factory=Markup)
    """Data for `plan.js`; empty where there are no questions."""


def item_body(words: ItemWords, around: Around) -> Markup:
    """Render the body of an item's page."""
    said = _said(words["lang"])
    body = (
        templates()
        .get_template("item.html")
        .render(
            w=words,
            lang=words["lang"],
            said=said,
            name=partial(_name, words["lang"]),
            text=partial(_text, words["lang"]),
            pairs=partial(_pairs, words["lang"]),
            only=partial(_only, words["lang"]),
            groups=_groups(words, said["comma"]),
            root=around.root,
            home=around.home,
            body_url=around.body_url,
            parent=around.parent,
            digest=around.digest,
            data=around.data,
            files=_Files(around.files),
            plan=around.plan,
        )
    )
    return Markup(body)  # noqa: S704  # the template escapes


# These stand for macros: they run some hundred times a page, and Python does them five times as fast as Jinja.


def _name(lang: str, fact: Fact) -> Markup:
    """Print a fact as plain words, for headings and links."""
    return _marked(lang, fact, html.escape(fact.words), "span")


def _text(lang: str, fact: Fact) -> Markup:
    """Print a fact that may be several paragraphs, for where a paragraph may stand."""
    if not _MARKED.search(fact.words):
        return _name(lang, fact)
    shown = rich(fact.words)
    return _marked(lang, fact, shown, "div" if _BLOCK.search(shown) else "span")


def _marked(lang: str, fact: Fact, shown: str, tag: str) -> Markup:
    """Mark a fact with its address, and with its language where it is another than the page's."""
    other = f' lang="{html.escape(fact.lang)}"' if fact.lang != lang else ""
    return Markup(f'<{tag} data-fact="{html.escape(fact.path)}"{other}>{shown}</{tag}>')  # noqa: S704  # all escaped


def _pairs(lang: str, facts: Sequence[Fact]) -> Markup:
    """List facts with what they are called."""
    if not facts:
        return Markup()
    rows = (
        f"<div>{f'<dt>{html.escape(f.label)}</dt>' if f.label else ''}<dd>{_text(lang, f)}</dd></div>" for f in facts
    )
    return Markup(f'<dl class="details">{"".join(rows)}</dl>')  # noqa: S704  # all escaped


def _only(lang: str, row: Mapping[str, Any]) -> Markup:
    """Say when a row applies."""
    return Markup().join(Markup('<p class="when">{}</p>').format(_name(lang, fact)) for fact in row["when"])


class _Files(dict[str, str]):
    """Forms by name; one that is not there has no words, and no link."""

    def __missing__(self, key: str) -> str:
        return ""


@cache
def _said(tag: str) -> dict[str, str]:
    return {key: said.to(language_of(tag)) for key, said in _SAID.items()}


def _groups(words: ItemWords, comma: str) -> dict[str, str]:
    """Return the names of the materials in each one-of group."""
    groups: dict[str, list[str]] = {}
    for row in words["materials"]["rows"]:
        if row["one_of"]:
            groups.setdefault(row["one_of"], []).append(row["name"].words)
    return {group: comma.join(names) for group, names in groups.items()}


def rich(text: str) -> Markup:
    """Render the small Markdown subset of item texts: paragraphs, lists, links, emphasis; never HTML of the text's own."""
    if not _MARKED.search(text):
        return escape(text)
    return _rendered(text)


@cache
def _markdown() -> Any:
    from markdown_it import MarkdownIt  # noqa: PLC0415  # most catalogues need it for few texts

    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
        ["image", "heading", "lheading", "hr", "fence", "code"]
    )


@cache
def _rendered(text: str) -> Markup:
    import nh3  # noqa: PLC0415  # the same

    made = _markdown().render(text).strip()
    if made.startswith("<p>") and made.endswith("</p>") and made.count("<p>") == 1:
        made = made[3:-4]
    clean = nh3.clean(made, tags=set(_TAGS), attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto", "tel"})
    return Markup(clean)  # noqa: S704  # sanitised in the line above


def form_words(path: Path) -> str:
    """Say what kind of file a form is, and its size: DOCX, 13 KB."""
    size = path.stat().st_size
    return f"{path.suffix[1:].upper()}, {max(1, round(size / 1024))} KB"
