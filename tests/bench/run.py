"""Measure speed and memory against other tools and against ourselves: `make bench`, or `run.py --only check --only edit`.

Every comparison runs its contenders in turn, A B A B A B, in one go; figures are medians of three, start-up included.
"""

import argparse
import contextlib
import datetime as dt
import hashlib
import importlib.metadata
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from generate import generate  # type: ignore[import-not-found]  # it stands beside this script

ROUNDS = 3
BIN = Path(sys.executable).parent
CATALOGUE = str(BIN / "catalogue")
SCHEMA = Path(__file__).parents[2] / "schemas" / "item.schema.json"
SOURCEMETA = "@sourcemeta/jsonschema@16.11.0"


class Run(NamedTuple):
    """How long a command took, by the clock and of all processors."""

    wall: float
    cpu: float


class Bench:
    """What the sections share: where files are made, and how many rounds there are."""

    def __init__(self, folder: Path, imported: Path | None, rounds: int) -> None:
        self.folder = folder
        self.imported = imported
        self.rounds = rounds

    def catalogue(self, items: int, *, levels: int = 1, faulty: float = 0) -> Path:
        """Return a catalogue of so many items, made anew when the generator has changed."""
        mark = hashlib.sha256(Path(__file__).with_name("generate.py").read_bytes()).hexdigest()
        path = self.folder / f"{items}-{levels}-{faulty:g}"
        made = path / ".made"
        if not made.is_file() or made.read_text() != mark:
            shutil.rmtree(path, ignore_errors=True)
            generate(path, items, levels=levels, faulty=faulty)
            made.write_text(mark)
        return path

    def turns(self, **commands: Callable[[], Run]) -> dict[str, Run]:
        """Run the contenders in turn and return the median of each."""
        runs: dict[str, list[Run]] = {name: [] for name in commands}
        for _ in range(self.rounds):
            for name, command in commands.items():
                runs[name].append(command())
        return {name: _median(found) for name, found in runs.items()}


def _median(runs: list[Run]) -> Run:
    return Run(statistics.median(r.wall for r in runs), statistics.median(r.cpu for r in runs))


def timed(*command: object, fine: tuple[int, ...] = (0, 1)) -> Run:
    """Run a command without looking at its output."""
    before, start = os.times(), time.perf_counter()
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    wall, after = time.perf_counter() - start, os.times()
    if done.returncode not in fine:
        raise SystemExit(f"{command[0]} ended with {done.returncode}:\n{done.stderr.decode()[-2000:]}")
    used = (after.children_user - before.children_user) + (after.children_system - before.children_system)
    return Run(wall, used)


def check(folder: Path, *options: str) -> Run:
    """Check a catalogue."""
    return timed(CATALOGUE, "-C", folder, "check", *(options or ("--no-cache",)))


# What is measured


def against_others(bench: Bench) -> None:
    """2,000 files with every rule, against two tools that only know the schema."""
    items, few, some = 2000, 20, 120
    folder = bench.catalogue(items)
    files = sorted(p for kind in ("standards", "services") for p in (folder / kind).rglob("*.yaml"))
    spread = files[:: len(files) // some]
    slow = [BIN / "check-jsonschema", "--schemafile", SCHEMA]
    commands = {
        "catalogue": lambda: check(folder),
        "few": lambda: timed(*slow, *spread[:few]),
        "some": lambda: timed(*slow, *spread[:some]),
    }
    sourcemeta = _sourcemeta(bench.folder)
    if sourcemeta:
        commands["sourcemeta"] = lambda: timed(
            sourcemeta, "validate", SCHEMA, folder / "standards", folder / "services", fine=(0,)
        )
    found = bench.turns(**commands)
    ours, each = found["catalogue"], (found["some"].wall - found["few"].wall) / (some - few)
    whole = found["few"].wall + each * (items - few)
    row("catalogue check, every rule", ours.wall, items, ours)
    row(f"check-jsonschema, schema alone (from {few} and {some} files)", whole, items, ours, cpu=None)
    if sourcemeta:
        row(
            "sourcemeta jsonschema validate, schema alone",
            found["sourcemeta"].wall,
            items,
            ours,
            found["sourcemeta"].cpu,
        )
    else:
        print("  sourcemeta jsonschema: left out, npm could not install it")
    target("times faster per item than check-jsonschema", whole / ours.wall, at_least=40)
    if sourcemeta:
        target("of sourcemeta's time", ours.wall / found["sourcemeta"].wall, at_most=1)


def many(bench: Bench) -> None:
    """20,000 files: time an item, and the memory of all processes."""
    items = 20_000
    plain, deep = bench.catalogue(items), bench.catalogue(items, levels=4)
    found = bench.turns(plain=lambda: check(plain), deep=lambda: check(deep), start=lambda: check(bench.catalogue(10)))
    start = found["start"]
    row("start-up (10 files)", start.wall, None, start)
    for name, label, most in (("plain", "20,000 files", 0.25), ("deep", "20,000 files, chains of four", 0.3)):
        row(label, found[name].wall, items, found[name])
        target("ms an item", found[name].wall / items * 1000, at_most=most)
    with peak_memory() as peak:
        check(plain)
    target("MB at most, all processes (PSS)", peak() / 1e6, at_most=400)


def edit(bench: Bench) -> None:
    """20,000 files, one of them edited since the last check."""
    folder = bench.catalogue(20_000)
    service, standard = (next((folder / kind).rglob("*.yaml")) for kind in ("services", "standards"))
    check(folder, "--cache")

    def after(path: Path) -> Run:
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        return check(folder, "--cache")

    kept = {path: path.read_bytes() for path in (service, standard)}
    found = bench.turns(
        none=lambda: check(folder, "--cache"), item=lambda: after(service), standard=lambda: after(standard)
    )
    for path, content in kept.items():
        path.write_bytes(content)
    for name, label in (("none", "nothing edited"), ("item", "an implementation"), ("standard", "a standard of nine")):
        row(label, found[name].wall, None, found[name])
    target("s after one edit", found["item"].wall, at_most=0.5)


def publish(bench: Bench) -> None:
    """Site and export: the imported items, and whether the cost of an item grows with their number."""
    folder = bench.imported or bench.catalogue(1707)
    items = _count(folder)
    label = "imported" if bench.imported else "generated (name a folder with --imported for imported ones)"
    found = bench.turns(all=lambda: _published(bench, folder))["all"]
    row(f"publish --draft, {items} items, {label}", found.wall, items, found)
    target("s for site and export", found.wall, at_most=10)
    few, lots = bench.catalogue(2000), bench.catalogue(20_000)
    small = bench.turns(site=lambda: _published(bench, few), export=lambda: _exported(bench, few))
    large = {"site": _published(bench, lots), "export": _exported(bench, lots)}
    for name, what in (("site", "publish"), ("export", "export json")):
        row(f"{what}, 2,000 items", small[name].wall, 2000, small[name])
        row(f"{what}, 20,000 items (once)", large[name].wall, 20_000, large[name])
        target("of the cost an item at 2,000", large[name].wall / 10 / small[name].wall, at_most=1.15)
    with peak_memory() as peak:
        _published(bench, few)
    small_peak = peak()
    with peak_memory() as peak:
        _published(bench, lots)
    print(f"  memory: {small_peak / 1e6:.0f} MB at 2,000, {peak() / 1e6:.0f} MB at 20,000 (PSS of all processes)")


def _published(bench: Bench, folder: Path) -> Run:
    return _written(bench, CATALOGUE, "-C", folder, "publish", "--draft", "--out")


def _exported(bench: Bench, folder: Path) -> Run:
    return _written(bench, CATALOGUE, "-C", folder, "export", "json", "--draft", "--out")


def _written(bench: Bench, *command: object) -> Run:
    shutil.rmtree(bench.folder / "out", ignore_errors=True)
    run = timed(*command, bench.folder / "out")
    shutil.rmtree(bench.folder / "out", ignore_errors=True)
    return run


def _count(folder: Path) -> int:
    return sum(1 for kind in ("standards", "services") for _ in (folder / kind).rglob("*.yaml"))


def _sourcemeta(folder: Path) -> Path | None:
    """Install sourcemeta's validator aside; None where npm is missing or finds no package."""
    home = folder / "npm"
    found = home / "node_modules" / ".bin" / "jsonschema"
    if not found.exists() and (npm := shutil.which("npm")):
        home.mkdir(parents=True, exist_ok=True)
        subprocess.run([npm, "install", "--silent", "--prefix", home, SOURCEMETA], check=False)
    return found if found.exists() else None


# Memory


@contextlib.contextmanager
def peak_memory() -> Iterator[Callable[[], int]]:
    """Watch the memory of all processes started meanwhile; gives how to ask for the peak, in bytes."""
    peak, over = 0, threading.Event()

    def watch() -> None:
        nonlocal peak
        while not over.wait(0.02):
            peak = max(peak, sum(map(_pss, _descendants(os.getpid()))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield lambda: peak
    finally:
        over.set()
        watcher.join()


def _descendants(process: int) -> list[int]:
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                parents.setdefault(parent, []).append(int(entry.name))
    found, left = [], [process]
    while left:
        below = parents.get(left.pop(), [])
        found += below
        left += below
    return found


def _pss(process: int) -> int:
    """Return a process's share of memory: what it shares with others counts once in all."""
    with contextlib.suppress(OSError):
        match = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
        return int(match[1]) * 1024 if match else 0
    return 0


# The table


def row(label: str, wall: float, items: int | None, ours: Run, cpu: float | None = -1) -> None:
    """Print one contender: seconds, milliseconds an item, and how it stands to ours."""
    each = f"{wall / items * 1000:8.3f} ms" if items else " " * 11
    used = f"{ours.cpu if cpu == -1 else cpu:7.2f} s" if cpu is not None else " " * 9
    print(f"  {label:66} {wall:8.2f} s {used} {each} {wall / ours.wall:7.2f}")


def target(label: str, value: float, *, at_least: float | None = None, at_most: float | None = None) -> None:
    """Print what was aimed at and whether it was met."""
    met = value >= at_least if at_least is not None else value <= (at_most or 0)
    aim = f"at least {at_least:g}" if at_least is not None else f"at most {at_most:g}"
    print(f"  {'met ' if met else 'MISS'}  {value:.3g} {label}; aimed at {aim}")


def machine() -> str:
    """Describe what is measured on, without naming it."""
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    names = ("pydantic", "rapidyaml", "orjson", "check-jsonschema")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)
    return f"{cores} cores, {memory:.0f} GB, {platform.machine()}, Python {platform.python_version()}, {versions}"


SECTIONS = {"check": against_others, "many": many, "edit": edit, "publish": publish}


def main() -> None:
    """Run the sections asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=list(SECTIONS), help="Run this section; may be repeated.")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="Rounds of every comparison.")
    parser.add_argument("--imported", type=Path, help="A catalogue of imported items to publish.")
    parser.add_argument("--folder", type=Path, help="Where files are made and kept for the next run.")
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.gettempdir()) / "catalogue-bench"
    folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(folder, given.imported, given.rounds)
    print(f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC · {machine()}")
    for name in given.only or SECTIONS:
        section = SECTIONS[name]
        print(f"\n{name}: {(section.__doc__ or '').strip()}  [load {os.getloadavg()[0]:.1f}]")
        print(f"  {'':66} {'median':>10} {'CPU':>9} {'an item':>11} {'ratio':>7}")
        section(bench)
        print(f"  load when done {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
