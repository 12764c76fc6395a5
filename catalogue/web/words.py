"""Words of the frame and of the listing pages, in Chinese and English."""

from functools import cache
from typing import Final

from babel import Locale, UnknownLocaleError

from catalogue.display.tongue import language_of
from catalogue.findings import Said

_WORDS: Final[dict[str, Said]] = {
    "skip": Said("跳到正文", "Skip to content"),
    "notice": Said("重要提示", "Important notice"),
    "sections": Said("栏目", "Sections"),
    "language": Said("语言", "Language"),
    "contents": Said("本页内容", "On this page"),
    "path": Said("当前位置", "You are here"),
    "home": Said("首页", "Home"),
    "light": Said("浅色", "Light"),
    "dark": Said("深色", "Dark"),
    "publisher": Said("发布单位：", "Published by "),
    "demonstration": Said("演示网站", "Demonstration"),
    "as_of": Said("内容截至{date}，不能作为办事依据", "Content as of {date}; do not rely on it for a real application"),
    "draft": Said("草稿", "Draft"),
    "by_theme": Said("按主题查找", "Find by theme"),
    "by_body": Said("按部门查找", "Find by department"),
    "all_bodies": Said("全部 {count} 个部门", "All {count} departments"),
    "items": Said("{count} 项", "{count} services"),
    "one_item": Said("1 项", "1 service"),
    "no_items": Said("还没有事项。", "There are no services yet."),
    "other_area": Said("其他", "Elsewhere"),
    "website": Said("部门网站", "Web site of the department"),
    "phone": Said("电话", "Telephone"),
    "handled_by": Said("共办理 {count} 项事项。", "It handles {count} services."),
    "findings_on_page": Said("本事项的检查发现（{count} 条）", "Findings on this item ({count})"),
    "findings_title": Said("全部检查发现", "All findings"),
    "findings_intro": Said(
        "草稿中的检查发现，按文件排列。错误改好之前不能正式发布。",
        "What the check found in this draft, by file. It cannot be published until errors are mended.",
    ),
    "error": Said("错误", "Error"),
    "warning": Said("警告", "Warning"),
    "advice": Said("建议", "Advice"),
    "findings_more": Said("另有 {count} 条未列出。", "{count} more are not listed."),
}


@cache
def words(tag: str) -> dict[str, str]:
    """Return all words for one language of a catalogue."""
    return {key: said.to(language_of(tag)) for key, said in _WORDS.items()}


def autonym(tag: str) -> str:
    """Return a language's name in that language: zh-Hans -> 简体中文."""
    known = {"zh-hans": "简体中文", "zh-hant": "繁體中文", "zh": "中文"}
    lower = tag.lower()
    for start in sorted(known, key=len, reverse=True):
        if lower.startswith(start):
            return known[start]
    try:
        name = Locale.parse(tag, sep="-").get_language_name() or tag
    except (ValueError, UnknownLocaleError):
        return tag
    return name[0].upper() + name[1:]
