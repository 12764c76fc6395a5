"""Work over many files, spread over processes, with its progress told to whoever wants to know."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

_CHUNKS = 24
"""Pieces of work for each process: enough for all to end together, few enough to pass around."""
_WORTH_A_POOL = 150
"""Fewer files than this are done faster in one process than a second one is started."""


class Progress(Protocol):
    """Told how far long work is."""

    def start(self, total: int, label: str) -> None:
        """Begin a piece of work of so many steps."""

    def advance(self, steps: int = 1) -> None:
        """Take note of steps done."""

    def done(self) -> None:
        """End it."""


class Quiet:
    """Progress that tells nobody."""

    def start(self, total: int, label: str) -> None:
        """Do nothing."""

    def advance(self, steps: int = 1) -> None:
        """Do nothing."""

    def done(self) -> None:
        """Do nothing."""


R = TypeVar("R")
Work = Callable[[str], R]


def spread(
    make: Callable[..., Work[R]],
    arguments: tuple[Any, ...],
    files: Sequence[str],
    *,
    jobs: int = 0,
    label: str,
    progress: Progress,
) -> Iterator[R]:
    """Yield what work makes of each file, in any order.

    Args:
        make: Makes the work from `arguments`, once in each process; they are inherited, not copied.
        arguments: What the work needs.
        files: What to work on; neighbours are done by the same process, one after another.
        jobs: Processes; 0 is one for each processor.
        label: What the work is called while its progress is shown.
        progress: Told how far it is.

    """
    jobs = jobs or len(os.sched_getaffinity(0))
    progress.start(len(files), label)
    if jobs == 1 or len(files) < _WORTH_A_POOL or "fork" not in multiprocessing.get_all_start_methods():
        work = make(*arguments)
        for file in files:
            yield work(file)
            progress.advance()
    else:
        size = -(-len(files) // (jobs * _CHUNKS))
        gc.freeze()
        try:
            with multiprocessing.get_context("fork").Pool(jobs, _start, (make, arguments, files, size)) as pool:
                for done in pool.imap_unordered(_do, range(0, len(files), size)):
                    yield from done
                    progress.advance(len(done))
        finally:
            gc.unfreeze()
    progress.done()


_work: Callable[[int], list[Any]] | None = None


def _start(make: Callable[..., Work[Any]], arguments: tuple[Any, ...], files: Sequence[str], size: int) -> None:
    global _work  # noqa: PLW0603  # one work for the life of a process
    # What a process makes is freed by counting; looking for cycles would only cost time.
    gc.disable()
    work = make(*arguments)
    _work = lambda at: [work(file) for file in files[at : at + size]]  # noqa: E731


def _do(at: int) -> list[Any]:
    if _work is None:
        raise RuntimeError("process not started")
    return _work(at)
