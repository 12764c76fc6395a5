"""Rules about contacts: numbers that can be dialled, and advice and complaints that are not the same telephone."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from catalogue.findings import Finding, Rule, Said
from catalogue.model.registers import Body, Hall
from catalogue.rules.frame import ERROR, WARNING, Case, Hit, Overview, catalogue_rule, item_rule
from catalogue.rules.places import Places

PHONE: Final = re.compile(
    r"""
    (?: 0(?:10|2\d) [-\ ]? [2-8]\d{7}                # landline of a city with a three-digit area code
      | 0[3-9]\d{2} [-\ ]? [2-8]\d{6,7}              # landline with a four-digit area code
    ) (?: (?:\ ?[-转#]|\ ?ext\.?\ ?) \d{1,6} )?      # extension
  | 1[3-9]\d{9} | 1[3-9]\d-\d{4}-\d{4}               # mobile
  | (?:400|800)-?\d{3}-?\d{4} | (?:400|800)-?\d{4}-?\d{3}
  | (?:0(?:10|2\d|[3-9]\d{2})-?)? (?:1[012]\d{3} | 11[0-9] | 9[56]\d{3,4}) (?:-\d){0,3}   # hotline and its menu
  | \(?0(?:10|2\d|[3-9]\d{2})\)\ ?[2-8]\d{6,7}       # area code in brackets
  | (?:\+|00)(?:853|852|886)?[-\ ]?\d[\d\ -]{5,15}\d # number of another country or region
    """,
    re.VERBOSE,
)
"""A telephone number that can be dialled as it stands."""


@lru_cache(maxsize=4096)
def is_phone(number: str) -> bool:
    """Say whether a number can be dialled: a landline with area code, a mobile, 400 and 800, a national hotline.

    >>> [is_phone(n) for n in ("020-83134173", "12345", "8313417", "0000swjw")]
    [True, True, False, False]
    """
    return PHONE.fullmatch(number) is not None


@item_rule(
    "K01",
    WARNING,
    title=Said("咨询和投诉不用同一个电话", "Advice and complaints have different numbers"),
    message=Said("咨询和投诉都是 {phone}。", "{phone} is the number both for advice and for complaints."),
    remedy=Said(
        "投诉写监督部门的电话；统一热线写在 catalogue.yaml 的 shared_phones。",
        "Give for complaints the number of those who supervise; declare general hotlines under `shared_phones` in catalogue.yaml.",
    ),
    good="contacts: {consultation: [{id: a, phone: '12345'}], complaint: [{id: c, phone: '12345'}]}",
    bad="contacts: {consultation: [{id: a, phone: 020-83120001}], complaint: [{id: c, phone: 020-83120001}]}",
)
def different_numbers(case: Case) -> Iterator[Hit]:
    """R-46."""
    contacts = case.item.contacts
    if contacts is None or not contacts.consultation or not contacts.complaint:
        return
    advice = {_digits(c.phone) for c in contacts.consultation if c.phone}
    for one in contacts.complaint:
        if one.phone and _digits(one.phone) in advice and not case.inherits(("contacts",)):
            shared = {_digits(number) for number in case.catalogue.settings.shared_phones}
            if _digits(one.phone) not in shared:
                yield Hit(("contacts", "complaint", f"#{one.id}", "phone"), {"phone": one.phone})


def _digits(number: str) -> str:
    return number.replace("-", "").replace(" ", "")


@item_rule(
    "K02",
    ERROR,
    title=Said("电话是能拨通的号码", "Telephone numbers can be dialled"),
    message=Said("“{phone}”不能照着拨打。", "`{phone}` cannot be dialled as it stands."),
    remedy=Said(
        "座机加区号，如 020-83120001；几个号码分成几条；分机写 extension。",
        "Write landlines with the area code, such as 020-83120001; several numbers as several entries; extensions in `extension`.",
    ),
    good="contacts: {consultation: [{id: a, phone: 020-83120001}]}",
    bad="contacts: {consultation: [{id: a, phone: '83120001、83120002'}]}",
)
def dialable(case: Case) -> Iterator[Hit]:
    """R-47; every bad one is told."""
    for path, number in case.own.phones:
        if isinstance(number, str) and not is_phone(number):
            yield Hit(path, {"phone": number})


@catalogue_rule(
    "K03",
    ERROR,
    title=Said("登记簿中的电话能拨通", "Telephone numbers of registers can be dialled"),
    message=Said("“{phone}”不能照着拨打。", "`{phone}` cannot be dialled as it stands."),
    remedy=Said("座机加区号，如 020-83120001。", "Write landlines with the area code, such as 020-83120001."),
)
def registered_numbers(overview: Overview, rule: Rule) -> Iterator[Finding]:
    """R-47, for bodies, halls and windows."""
    for register, model in (("bodies", Body), ("halls", Hall)):
        for document in overview.catalogue.documents.values():
            if document.file.startswith((f"registers/{register}.", f"registers/{register}/")):
                entries: Any = dict.__class_getitem__((str, model))
                for path, number in Places(entries, document.data).phones:
                    if isinstance(number, str) and not is_phone(number):
                        yield document.finding(rule, path, {"phone": number})


@item_rule(
    "K04",
    ERROR,
    title=Said("联系方式要联系得上", "A contact can be reached"),
    message=Said("“{id}”没有电话、网址、邮箱或地址。", "`{id}` has no telephone, address, e-mail or web page."),
    remedy=Said("写 phone、url、email 或 address。", "Write `phone`, `url`, `email` or `address`."),
    good="contacts: {review: [{id: r, label: 广州市人民政府, address: 府前路1号}]}",
    bad="contacts: {review: [{id: r, label: 广州市人民政府}]}",
)
def reachable(case: Case) -> Iterator[Hit]:
    """R-46: a route that leads nowhere is none."""
    contacts = case.item.contacts
    if contacts is None:
        return
    for kind in ("consultation", "complaint", "review", "litigation", "progress"):
        for one in getattr(contacts, kind) or ():
            if not (one.phone or one.url or one.email or one.address):
                path = ("contacts", kind, f"#{one.id}")
                if not case.inherits(path):
                    yield Hit(path, {"id": one.id})
