"""One file, read: a document with its values and places, or a broken file with what is wrong."""

import errno
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any, Final

from catalogue.findings import Finding, Path, Rule, Span, written
from catalogue.source import refusals as no
from catalogue.source.exact import Exact, read_exact
from catalogue.source.fast import read_fast


@dataclass(frozen=True)
class Document:
    """A file whose YAML was accepted."""

    file: str
    """Path relative to the catalogue's folder, with forward slashes."""
    text: str
    data: dict[str, Any]

    @cached_property
    def exact(self) -> Exact:
        """The places of all values, found when first asked for."""
        return read_exact(self.text)

    def span(self, path: Path) -> Span:
        """Return where the value at a path stands."""
        return self.exact.span(path)

    def finding(
        self,
        rule: Rule,
        path: Path = (),
        params: Mapping[str, object] | None = None,
        *,
        at_key: bool = False,
        related: tuple[tuple[str, Span], ...] = (),
    ) -> Finding:
        """Make a finding of a rule at a path of this file."""
        span = (self.exact.key_span(path) if at_key else self.span(path)) if path else Span()
        said = {k: str(v) for k, v in (params or {}).items()}
        return Finding(rule.id, rule.severity, self.file, span, written(path), said, related)


@dataclass(frozen=True)
class Broken:
    """A file that cannot be used, and why; everything else goes on without it."""

    file: str
    findings: tuple[Finding, ...]
    chain: tuple[str, ...] = ()
    """Files it inherits from, as far as they are known."""


def read_document(root: FilePath, file: str, *, limit: int = no.MAX_BYTES) -> Document | Broken:
    """Read one file of a catalogue; what is wrong with it is a value, never an exception.

    Args:
        root: The catalogue's folder, resolved.
        file: Path relative to it, with forward slashes.
        limit: Largest size in bytes.

    """
    content = _bytes(root, file, limit)
    if isinstance(content, Finding):
        return Broken(file, (content,))
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return Broken(file, (_not_utf8(file, content, error),))
    data = read_fast(text)
    if data is not None:
        return Document(file, text, data)
    exact = read_exact(text)
    if exact.root is None:
        return Broken(file, _findings(file, exact))
    document = Document(file, text, exact.root.value)
    document.__dict__["exact"] = exact
    return document


def _bytes(root: FilePath, file: str, limit: int) -> bytes | Finding:
    """Read a file's bytes through its descriptor, so that what was looked at is what is read."""
    try:
        descriptor = _open(root, f"{root}/{file}")
    except OSError as error:
        return _unreadable(file, error)
    if descriptor is None:
        return _found(no.OUTSIDE, file, name=file)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return _found(no.NOT_A_FILE, file, name=file)
        if status.st_size > limit:
            return _found(no.TOO_LARGE, file, found=f"{status.st_size:,}", limit=f"{limit:,}")
        content = os.read(descriptor, status.st_size + 1)
        # It may have grown meanwhile; asking for the limit at once would set aside a megabyte for every file.
        return content if len(content) <= status.st_size else content + os.read(descriptor, limit + 1)
    except OSError as error:
        return _unreadable(file, error)
    finally:
        os.close(descriptor)


def _open(root: FilePath, path: str) -> int | None:
    """Open a file, following a link that stays within the catalogue; None for one that leads out."""
    try:
        return os.open(path, _FLAGS)
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        target = os.path.realpath(path)
        return os.open(target, _FLAGS) if FilePath(target).is_relative_to(root) else None


def _unreadable(file: str, error: OSError) -> Finding:
    en = error.strerror or str(error)
    return _found(no.UNREADABLE, file, problem_zh=_PROBLEMS.get(error.errno or 0, en), problem_en=en)


_PROBLEMS: Final = {
    errno.EACCES: "没有读取权限",
    errno.ENOENT: "文件不存在",
    errno.ELOOP: "链接绕回了自己",
    errno.EIO: "磁盘读取出错",
    errno.ENAMETOOLONG: "路径太长",
}
"""What the system says of a file that cannot be read, in Chinese."""


_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""Wait for no pipe, follow no link."""


def _found(rule: Rule, file: str, **params: str) -> Finding:
    return Finding(rule.id, rule.severity, file, params=params)


def _not_utf8(file: str, content: bytes, error: UnicodeDecodeError) -> Finding:
    before = content[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
    found = " ".join(f"{b:02X}" for b in content[error.start : error.end])
    span = Span(line, column, line, column + 1)
    return Finding(no.NOT_UTF8.id, no.NOT_UTF8.severity, file, span, params={"found": found})


def _findings(file: str, exact: Exact) -> tuple[Finding, ...]:
    return tuple(Finding(r.rule.id, r.rule.severity, file, r.span, params=r.params) for r in exact.refusals)
