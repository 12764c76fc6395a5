"""Authored items to resolved items: everything inherited filled in, each value knowing the file it came from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from catalogue.findings import Finding, Path, Rule, Said, Severity, Span, define, written
from catalogue.model import Item
from catalogue.model.codes import SCHEMES, basic_part
from catalogue.model.fields import Field, fields_of
from catalogue.resolve.merge import Values, merge
from catalogue.source import Broken, Catalogue, Document, Problem, fit

NO_PARENT = define(
    Rule(
        "L01",
        Severity.ERROR,
        Said("所实施的事项须存在", "What is implemented exists"),
        Said("找不到编码为“{code}”的事项。", "There is no item with the code `{code}`."),
        Said("核对编码；该事项的文件名须以编码开头。", "Look at the code; the file of that item must begin with it."),
    )
)
CYCLE = define(
    Rule(
        "L02",
        Severity.ERROR,
        Said("实施关系不得成环", "Items do not implement each other in a circle"),
        Said("实施关系绕回了自己：{chain}。", "The chain leads back to itself: {chain}."),
        Said("改正 implements，使其指向上级事项。", "Let `implements` name the item of the level above."),
    )
)
BROKEN_PARENT = define(
    Rule(
        "L03",
        Severity.ERROR,
        Said("所实施的事项须可读", "What is implemented can be read"),
        Said(
            "所实施的事项 {file} 有错误，无法继承。", "The item {file} has errors, so nothing can be inherited from it."
        ),
        Said("先改好那个文件。", "Mend that file first."),
    )
)


@dataclass(frozen=True)
class Resolved:
    """An item with everything it inherits."""

    item: Item
    data: Values
    """Its values as plain data: only what was written or inherited."""
    chain: tuple[Document, ...]
    """The files it was made from: its own first, then its parents upwards."""
    above: Values | None = None
    """The resolved values of what it implements."""

    @property
    def file(self) -> str:
        """Its own file, relative to the catalogue's folder."""
        return self.chain[0].file

    def origin(self, path: Path) -> Document:
        """Return the file that a value comes from: the nearest that writes it."""
        return origin(self.chain, path)

    def finding(
        self, rule: Rule, path: Path = (), params: Mapping[str, object] | None = None, *, against_parent: bool = False
    ) -> Finding:
        """Make a finding at a value of this file; the file a value comes from, or the parent's value, is related to it."""
        own = self.chain[0]
        home = origin(self.chain[1:], path) if against_parent and self.chain[1:] else self.origin(path)
        related = () if home is own else ((home.file, home.span(path)),)
        return own.finding(rule, path, params, related=related)

    def provenance(self) -> dict[str, tuple[str, int]]:
        """Return file and line of every value: `materials[business-licence].copies` -> (file, line)."""
        found: dict[str, tuple[str, int]] = {}
        for path in _leaves(self.data, (), fields_of(Item)):
            home = self.origin(path)
            found[written(path)] = (home.file, (home.exact.value_span(path) or Span()).line)
        return found


def origin(chain: tuple[Document, ...], path: Path) -> Document:
    """Return the nearest file of a chain that writes a value; its own where none does."""
    whole = _whole(path)
    return next((document for document in chain if _holds(document.data, whole)), chain[0])


def _whole(path: Path) -> Path:
    """Cut a path after the value that a level writes whole: what lacks within it was not inherited either."""
    fields = fields_of(Item)
    for place, step in enumerate(path):
        if isinstance(step, int):
            return path[:place]
        if not step.startswith("#"):
            field = fields.get(step)
            if field is None or field.shape == "value":
                return path[: place + 1]
            fields = field.fields
    return path


def _holds(data: Any, path: Path) -> bool:
    for step in path:
        if isinstance(step, str) and step.startswith("#"):
            data = (
                next((r for r in data if isinstance(r, dict) and r.get("id") == step[1:]), None)
                if isinstance(data, list)
                else None
            )
        elif isinstance(data, dict):
            data = data.get(step) if isinstance(step, str) else None
        elif isinstance(data, list):
            data = data[step] if isinstance(step, int) and step < len(data) else None
        else:
            return False
        if data is None:
            return False
    return True


def _leaves(values: Values, at: Path, fields: dict[str, Field]) -> Iterator[Path]:
    """Yield the path of every value that is written whole."""
    for key, value in values.items():
        field = fields.get(key)
        path = (*at, key)
        if field is None or field.shape == "value":
            yield path
        elif isinstance(value, dict) and field.shape == "record":
            yield from _leaves(value, path, field.fields)
        elif isinstance(value, list):
            for row in value:
                yield from _leaves({k: v for k, v in row.items() if k != "id"}, (*path, f"#{row['id']}"), field.fields)
        else:
            yield path


@dataclass(frozen=True)
class _Loaded:
    """What a file has come to."""

    values: Values
    """Its own, laid over what it inherits."""
    chain: tuple[Document, ...]
    parent: "_Loaded | None" = None

    @cached_property
    def fitted(self) -> Item | tuple[Problem, ...]:
        """The item, or where the values do not fit; what is the parent's as it stands is not fitted again."""
        parent = self.parent
        if parent and isinstance(parent.fitted, Item):
            held, ready = parent.values, parent.fitted.__dict__
            mixed = {k: ready[k] if k in held and held[k] is v and k in ready else v for k, v in self.values.items()}
            item = fit(Item, mixed)
            if isinstance(item, Item):
                return item
        return fit(Item, self.values)


def in_families(catalogue: Catalogue, files: Iterable[str]) -> list[str]:
    """Return files so that those whose codes have one basic part stand together: they inherit from each other."""
    scheme = SCHEMES.get(catalogue.settings.codes.scheme, SCHEMES["plain"])
    return sorted(files, key=lambda file: basic_part(scheme, file.rsplit("/", 1)[-1].partition("-")[0]))


class Resolver:
    """Resolves the items of one catalogue, keeping what those of the same family have come to."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._kept = lru_cache(maxsize=16)(self._load)
        self._below: list[str] = []

    def resolve(self, file: str) -> Resolved | Broken:
        """Resolve the item in a file."""
        loaded = self._kept(file)
        if isinstance(loaded, Broken):
            return loaded
        values, chain, item = loaded.values, loaded.chain, loaded.fitted
        if isinstance(item, Item):
            return Resolved(item, values, chain, loaded.parent.values if loaded.parent else None)
        own = [p for p in item if origin(chain, p.path) is chain[0]]
        if own:
            return Broken(file, tuple(_finding(chain[0], p) for p in own), tuple(d.file for d in chain[1:]))
        home = origin(chain, item[0].path).file
        return Broken(file, (chain[0].finding(BROKEN_PARENT, ("implements",), {"file": home}),))

    def _load(self, file: str) -> _Loaded | Broken:
        """Read a file and lay it over what it implements."""
        document = self._catalogue.read(file)
        if isinstance(document, Broken):
            return document
        code = document.data.get("implements")
        if not isinstance(code, str):
            return _Loaded(document.data, (document,))
        above = self._catalogue.file_of(code)
        at = ("implements",)
        if above is None:
            return Broken(file, (document.finding(NO_PARENT, at, {"code": code}),))
        loop = (*self._below, file)
        if above in loop:
            return Broken(file, (_cycle(document, loop[loop.index(above) :]),))
        self._below.append(file)
        parent = self._kept(above)
        self._below.pop()
        if isinstance(parent, Broken):
            members = next((f.params["chain"].split(_TO)[1:] for f in parent.findings if f.rule == CYCLE.id), [])
            if file in members:
                return Broken(file, (_cycle(document, tuple(members)),))
            return Broken(file, (document.finding(BROKEN_PARENT, at, {"file": above}),))
        if parent.chain[0].data.get("code") != code:
            return Broken(file, (document.finding(NO_PARENT, at, {"code": code}),))
        return _Loaded(merge(parent.values, document.data), (document, *parent.chain), parent)


_TO = " → "


def _cycle(document: Document, members: tuple[str, ...]) -> Finding:
    """Tell a circle the same way from wherever it was entered: from the file's own place in it."""
    at = members.index(document.file)
    chain = _TO.join((*members[at:], *members[:at], document.file))
    return document.finding(CYCLE, ("implements",), {"chain": chain})


def _finding(document: Document, problem: Problem) -> Finding:
    return document.finding(problem.rule, problem.path, problem.params, at_key=problem.at_key)
