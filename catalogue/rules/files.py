"""Rules about files: what they are called, where they stand, and the forms they name."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Final

from catalogue.findings import Finding, Rule, Said
from catalogue.rules.frame import ADVICE, ERROR, WARNING, Case, Hit, Overview, catalogue_rule, item_rule

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_OFFICE: Final = (b"PK\x03\x04",)
_OLD_OFFICE: Final = (b"\xd0\xcf\x11\xe0",)
_SIGNATURES: Final[dict[str, tuple[bytes, ...]]] = {
    "pdf": (b"%PDF-",),
    "docx": _OFFICE,
    "xlsx": _OFFICE,
    "pptx": _OFFICE,
    "odt": _OFFICE,
    "ods": _OFFICE,
    "ofd": _OFFICE,
    "zip": _OFFICE,
    "doc": _OLD_OFFICE,
    "xls": _OLD_OFFICE,
    "wps": (*_OLD_OFFICE, *_OFFICE),
    "rtf": (b"{\\rtf",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "webp": (b"RIFF",),
}
"""How a file of each kind begins."""
_INSIDE: Final = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
"""What the archive of each kind of office document holds."""


@item_rule(
    "F06",
    ERROR,
    title=Said("文件名是编码加短名", "Files are named by code and slug"),
    message=Said("文件名是“{name}”，而编码是“{code}”。", "The file is called `{name}`, and the code is `{code}`."),
    remedy=Said(
        "改名为“{code}-短名.yaml”，短名用小写字母、数字和连字符。",
        "Rename it to `{code}-<slug>.yaml`, the slug in lower-case letters, digits and hyphens.",
    ),
    good='code: "11440100007483180K3440709001001"',
    bad='code: "11440100007483180K3440709001002"',
)
def named_by_code(case: Case) -> Iterator[Hit]:
    """Items find each other by the names of their files, so the name tells the code."""
    name, code = case.resolved.file.rsplit("/", 1)[-1], case.item.code
    slug = name[len(code) + 1 : -len(".yaml")]
    if not name.startswith(f"{code}-") or not _SLUG.fullmatch(slug):
        yield Hit(("code",), {"name": name, "code": code})


@item_rule(
    "F07",
    WARNING,
    title=Said("文件放在实施主体的目录里", "Files stand in the folder of their body"),
    message=Said(
        "文件放在“{found}/”，按内容应在“{wanted}/”。",
        "The file stands in `{found}/`; by its content it belongs in `{wanted}/`.",
    ),
    remedy=Said("用 git mv 移到“{wanted}/”。", "Move it to `{wanted}/` with `git mv`."),
    good='body: "11440100007483180K"',
    bad='body: "114400000069401674"',
)
def stands_with_its_body(case: Case) -> Iterator[Hit]:
    """`standards/<body>/` or `services/<area>/<body>/`, so that a body's files are found without searching."""
    item = case.item
    folder = case.resolved.file.rpartition("/")[0]
    body = case.catalogue.registers.bodies.get(item.body or "")
    slug = (body.slug if body else None) or item.body
    if item.kind == "standard":
        wanted = f"standards/{slug or '*'}"
    elif body is None:
        return
    else:
        wanted = f"services/{item.area or body.area}/{slug}"
    if folder != wanted and not (wanted.endswith("*") and folder.startswith("standards/") and folder.count("/") == 1):
        path = ("area",) if item.area and item.area not in folder else ("body",) if item.body else ("kind",)
        yield Hit(path, {"found": folder, "wanted": wanted})


@item_rule(
    "F08",
    ERROR,
    title=Said("表格和样表须存在", "Forms and samples are there"),
    message=Said("目录里没有文件“{file}”。", "There is no file `{file}` in the catalogue."),
    remedy=Said(
        "放进这个文件，或改正路径（相对于 catalogue.yaml 所在目录，区分大小写）。",
        "Add the file, or correct the path (from the folder of catalogue.yaml; capitals count).",
    ),
    basis=Said("行政许可法第二十九条", "Administrative Licence Law, art. 29"),
    good="results: [{id: confirmation, kind: document, name: 确认书, sample: files/form.pdf}]",
    bad="results: [{id: confirmation, kind: document, name: 确认书, sample: files/none.pdf}]",
)
def files_exist(case: Case) -> Iterator[Hit]:
    """R-67, R-19."""
    yield from _hits(case, "missing")


@item_rule(
    "F09",
    ERROR,
    title=Said("表格和样表不得为空", "Forms and samples are not empty"),
    message=Said("文件“{file}”是空的。", "The file `{file}` is empty."),
    remedy=Said("换成有内容的文件。", "Put a file with content in its place."),
    basis=Said("行政许可法第二十九条", "Administrative Licence Law, art. 29"),
    good="results: [{id: confirmation, kind: document, name: 确认书, sample: files/form.pdf}]",
    bad="results: [{id: confirmation, kind: document, name: 确认书, sample: files/empty.pdf}]",
)
def files_hold_something(case: Case) -> Iterator[Hit]:
    """R-19: a form of no bytes is no form."""
    yield from _hits(case, "empty")


@item_rule(
    "F10",
    ERROR,
    title=Said("文件内容与扩展名一致", "Files are what their ending says"),
    message=Said("文件“{file}”的内容不是 {ending}。", "The content of `{file}` is no {ending}."),
    remedy=Said("重新导出这个文件，或改正扩展名。", "Export the file again, or correct its ending."),
    good="results: [{id: confirmation, kind: document, name: 确认书, sample: files/form.pdf}]",
    bad="results: [{id: confirmation, kind: document, name: 确认书, sample: files/text.pdf}]",
)
def files_are_what_they_say(case: Case) -> Iterator[Hit]:
    """A renamed file does not open on the applicant's computer."""
    yield from _hits(case, "other")


def _hits(case: Case, state: str) -> Iterator[Hit]:
    files = case.own.files
    if not files:
        return
    states = case.shared.get("files")
    if states is None:
        states = case.shared["files"] = [(path, file, _state(case.catalogue.root, file)) for path, file in files]
    for path, file, found in states:
        if found == state:
            yield Hit(path, {"file": file, "ending": file.rpartition(".")[2]})


def _state(root: FilePath, file: str) -> str:
    """Say whether a file is missing, empty, other than its ending says, or sound."""
    path = root / file
    ending = path.suffix[1:].lower()
    signatures = _SIGNATURES.get(ending, (b"",))
    try:
        if not path.resolve(strict=True).is_relative_to(root) or path.name not in {
            p.name for p in path.parent.iterdir()
        }:
            return "missing"
        with path.open("rb") as stream:
            start = stream.read(16)
            if not start:
                return "empty"
            return "sound" if start.startswith(signatures) and _holds(ending, path) else "other"
    except OSError:
        return "missing"


def _holds(ending: str, path: FilePath) -> bool:
    """Say whether an office document holds what its kind must."""
    inside = _INSIDE.get(ending)
    if inside is None:
        return True
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.startswith(inside) for name in archive.namelist())
    except (zipfile.BadZipFile, OSError):
        return False


@catalogue_rule(
    "F11",
    ADVICE,
    title=Said("表格和样表都有事项使用", "Every form is named by an item"),
    message=Said("没有事项用到文件“{file}”。", "No item names the file `{file}`."),
    remedy=Said(
        "在事项的 blank_form、sample 中写上它，或删掉文件。",
        "Name it in `blank_form` or `sample` of an item, or delete it.",
    ),
)
def forms_are_used(overview: Overview, rule: Rule) -> Iterator[Finding]:
    """An old form that nobody links to is still found by search."""
    root = overview.catalogue.root
    used = {file for item in overview.items for file in item.files}
    for path in sorted((root / "files").rglob("*")):
        file = path.relative_to(root).as_posix()
        if path.is_file() and file not in used and "/." not in file:
            yield Finding(rule.id, rule.severity, file, params={"file": file})
