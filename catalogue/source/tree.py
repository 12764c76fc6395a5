"""A catalogue on disk: its settings and registers, read once, and the files of its items."""

import bisect
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from catalogue.findings import Finding, Rule, Said, Severity, define
from catalogue.model import REGISTERS, Model, Registers, Settings
from catalogue.model.base import REFERENCE
from catalogue.source import refusals as no
from catalogue.source.document import Broken, Document, read_document
from catalogue.source.shape import WRONG_FORM, fit

SETTINGS = "catalogue.yaml"
ITEM_FOLDERS = ("standards", "services")
BUNDLE_FOLDER = "bundles"
REGISTER_FOLDER = "registers"

STRAY = define(
    Rule(
        "F05",
        Severity.ERROR,
        Said("文件名以 .yaml 结尾", "Files end in .yaml"),
        Said("“{name}”不以 .yaml 结尾，没有读。", "`{name}` does not end in .yaml and was not read."),
        Said("改名为“{wanted}”。", "Rename it to `{wanted}`."),
    )
)
NOT_TEXT = define(
    Rule(
        "F12",
        Severity.ERROR,
        Said("文件名须为 UTF-8 文字", "File names are UTF-8"),
        Said("文件名“{name}”不是 UTF-8 文字，没有读。", "The name `{name}` is no UTF-8 text; the file was not read."),
        Said("换个名字，最好只用字母、数字和连字符。", "Give it another name, best of letters, digits and hyphens."),
    )
)
TWICE = define(
    Rule(
        "R02",
        Severity.ERROR,
        Said("登记簿中的标识不得重复", "Register ids are unique"),
        Said("标识“{key}”在 {other} 中已经登记。", "The id `{key}` is registered already in {other}."),
        Said("只留一处。", "Keep one of them."),
    )
)


class Stamp(NamedTuple):
    """What tells that a file changed without reading it."""

    size: int
    mtime_ns: int
    inode: int


@dataclass(frozen=True)
class Catalogue:
    """An open catalogue."""

    root: Path
    """Its folder, resolved: the one that holds `catalogue.yaml`."""
    settings: Settings
    registers: Registers
    findings: tuple[Finding, ...] = ()
    """What is wrong with settings and registers."""
    documents: dict[str, Document] = field(default_factory=dict)
    """Settings and register files by name."""
    _stray: set[str] = field(default_factory=set)

    @cached_property
    def item_stamps(self) -> dict[str, Stamp]:
        """Every item file and its stamp, in order of path."""
        return dict(sorted(one for folder in ITEM_FOLDERS for one in _files(self.root, folder, self._stray)))

    @property
    def stray_findings(self) -> list[Finding]:
        """Findings for files that look like items and whose names do not do."""
        self.item_files(), self.bundle_files()
        return [
            Finding(
                (NOT_TEXT if r"\x" in file else STRAY).id,
                STRAY.severity,
                file,
                params={"name": (path := PurePosixPath(file)).name, "wanted": f"{path.stem}.yaml"},
            )
            for file in sorted(self._stray)
        ]

    def item_files(self) -> list[str]:
        """Return the path of every item file, relative to the root, sorted."""
        return list(self.item_stamps)

    def bundle_files(self) -> list[str]:
        """Return the path of every bundle file, relative to the root, sorted."""
        return sorted(file for file, _ in _files(self.root, BUNDLE_FOLDER, self._stray))

    @cached_property
    def _stems(self) -> list[tuple[str, str]]:
        return sorted((file.rsplit("/", 1)[-1].removesuffix(".yaml"), file) for file in self.item_stamps)

    def file_of(self, code: str) -> str | None:
        """Return the file of the item with a code, found by its name `<code>-<slug>.yaml`."""
        at = bisect.bisect_left(self._stems, (code, ""))
        found: list[str] = []
        while at < len(self._stems) and (self._stems[at][0] == code or self._stems[at][0].startswith(f"{code}-")):
            found.append(self._stems[at][1])
            at += 1
        if len(found) < 2:
            return found[0] if found else None
        # `a-b-slug` may be item `a` or item `a-b`; the files themselves tell.
        read = {file: self.read(file) for file in found}
        return next((f for f, d in read.items() if isinstance(d, Document) and d.data.get("code") == code), found[0])

    def read(self, file: str) -> Document | Broken:
        """Read one item or bundle file."""
        return read_document(self.root, file)


def find_root(start: Path) -> Path | None:
    """Return the folder of the nearest `catalogue.yaml` at or above a folder, or in a folder `items` of it."""
    here = start.resolve()
    for folder in (here, *here.parents):
        for candidate in (folder, folder / "items"):
            if (candidate / SETTINGS).is_file():
                return candidate
    return None


def open_catalogue(root: Path) -> Catalogue | Broken:
    """Open the catalogue in a folder; a settings file that cannot be used makes it broken."""
    root = root.resolve()
    document = read_document(root, SETTINGS)
    if isinstance(document, Broken):
        return document
    settings = fit(Settings, document.data)
    if not isinstance(settings, Settings):
        return Broken(SETTINGS, tuple(document.finding(p.rule, p.path, p.params, at_key=p.at_key) for p in settings))
    documents = {SETTINGS: document}
    findings: list[Finding] = []
    registers = {name: dict(_register(root, name, documents, findings)) for name in REGISTERS}
    return Catalogue(root, settings, Registers.model_construct(None, **registers), tuple(findings), documents)


def _register(
    root: Path, name: str, documents: dict[str, Document], findings: list[Finding]
) -> Iterator[tuple[str, Any]]:
    """Yield the entries of one register: `registers/<name>.yaml` and every file of `registers/<name>/`."""
    single = f"{REGISTER_FOLDER}/{name}.yaml"
    files = [single] if os.path.lexists(root / single) else []
    files += sorted(file for file, _ in _files(root, f"{REGISTER_FOLDER}/{name}"))
    home: dict[str, str] = {}
    for file in files:
        document = read_document(root, file, limit=no.MAX_REGISTER_BYTES)
        if isinstance(document, Broken):
            findings.extend(document.findings)
            continue
        documents[file] = document
        for key, entry in _entries(document, REGISTERS[name], findings):
            if key in home:
                findings.append(document.finding(TWICE, (key,), {"key": key, "other": home[key]}, at_key=True))
                continue
            home[key] = file
            yield key, entry


def _entries(document: Document, model: type[Model], findings: list[Finding]) -> Iterator[tuple[str, Model]]:
    """Yield the sound entries of a register file; the others become findings."""
    for key, values in document.data.items():
        entry = fit(model, values)
        if isinstance(entry, tuple):
            findings.extend(document.finding(p.rule, (key, *p.path), p.params, at_key=p.at_key) for p in entry)
        elif not re.fullmatch(REFERENCE, key):
            form = {
                "found": key,
                "expected_zh": "字母、数字、连字符组成的标识",
                "expected_en": "an id of letters, digits and hyphens",
            }
            findings.append(document.finding(WRONG_FORM, (key,), form, at_key=True))
        else:
            yield key, entry


def _files(root: Path, folder: str, stray: set[str] | None = None) -> list[tuple[str, Stamp]]:
    r"""Return the YAML files below a folder, without following links to folders, and skipping what is hidden.

    Files that end in .yml or .YAML are put into `stray`, and so are names that are no UTF-8, their bytes as `\xff`.
    """
    found: list[tuple[str, Stamp]] = []
    try:
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                name = entry.name
                path = f"{folder}/{name}"
                if name.startswith("."):
                    continue
                if not name.isascii() and not _is_text(name):
                    if stray is not None:
                        stray.add(os.fsencode(path).decode(errors="backslashreplace"))
                elif name.endswith(".yaml"):
                    status = entry.stat(follow_symlinks=False)
                    found.append((path, Stamp(status.st_size, status.st_mtime_ns, status.st_ino)))
                elif entry.is_dir(follow_symlinks=False):
                    found += _files(root, path, stray)
                elif stray is not None and name.lower().endswith((".yml", ".yaml")):
                    stray.add(path)
    except (FileNotFoundError, NotADirectoryError):
        pass
    except PermissionError:
        found.append((folder, Stamp(0, 0, 0)))  # reading it says so
    return found


def _is_text(name: str) -> bool:
    """Say whether a file's name could be decoded; what could not be stands in it as lone surrogates."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
