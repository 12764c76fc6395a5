"""A folder written aside and swapped in whole: a reader sees the old one or the new one, never a half."""

import ctypes
import fcntl
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_ASIDE: Final = ".new-"
_OLD: Final = ".old"
_LOCK: Final = ".lock"
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2


@contextmanager
def written_aside(out: Path) -> Iterator[Path]:
    """Give an empty folder beside `out` that takes its place when the block ends well, and goes away when it does not.

    What an earlier run left behind when it was killed is cleaned up first.
    """
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    _clean(out)
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}{_ASIDE}", dir=out.parent))
    try:
        lock = os.open(aside / _LOCK, os.O_CREAT | os.O_RDWR, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield aside
        finally:
            os.close(lock)
        (aside / _LOCK).unlink()
        aside.chmod(0o755)
        _swap(aside, out)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _swap(new: Path, out: Path) -> None:
    if not out.exists():
        new.rename(out)
    elif not _exchange(new, out):
        # Where the system cannot exchange two folders at once, the next run mends what a kill between these two leaves.
        old = out.with_name(f".{out.name}{_OLD}")
        out.rename(old)
        new.rename(out)
        shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def _clean(out: Path) -> None:
    """Remove what killed runs left, and put back what one had moved away."""
    old = out.with_name(f".{out.name}{_OLD}")
    if old.is_dir():
        if out.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(out)
    for left in out.parent.glob(f".{out.name}{_ASIDE}*"):
        if not _is_in_use(left):
            shutil.rmtree(left, ignore_errors=True)


def _is_in_use(aside: Path) -> bool:
    """Say whether the run that writes a folder is still alive: it holds the lock in it."""
    with suppress(OSError):
        lock = os.open(aside / _LOCK, os.O_RDWR)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
        finally:
            os.close(lock)
    return False
