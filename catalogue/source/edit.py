"""Changes to a file that somebody wrote: only the lines of a changed value are written anew, comments stay.

The text is cut at the places that the YAML reader gives and the new value spliced in. ruamel.yaml's round trip keeps
comments too, but lays the file out anew: of the 112 item files shipped when this was written it changed 26 although
nothing was edited (`[{law: x}]` became `[law: x]`), and an editor's review would drown in such lines.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import yaml

from catalogue.findings import Path
from catalogue.model.fields import Field
from catalogue.source.exact import read_exact
from catalogue.source.values import GONE, NoPlaceError, emptied, place_of, set_at, value_at
from catalogue.source.write import entry_lines, row_lines, scalar

Changes = Mapping[Path, Any]
"""New values by path, or `GONE`; rows are named by `#id`, and a missing row or record on the way is made, and one left empty taken out."""

_BREAK = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


class EditError(Exception):
    """Raised when a text cannot be changed so; nothing was changed."""


def edit(text: str, changes: Changes, fields: Mapping[str, Field] | None = None) -> str:
    """Return a text with some values changed.

    Args:
        text: What the strict reader accepts.
        changes: New values by path, or `GONE`.
        fields: Fields of the model, which say where a new key goes; last when left out.

    Raises:
        EditError: A path leads through a plain value, or the result would not read back as meant.

    """
    try:
        return _edit(text, changes, fields or {})
    except NoPlaceError as error:
        raise EditError(str(error)) from error


def _edit(text: str, changes: Changes, fields: Mapping[str, Field]) -> str:
    values = _values(text)
    waiting = dict(changes)
    while waiting:
        wanted = deepcopy(values)
        planned: dict[Path, _Splice] = {}
        source = _Source(text)
        for path in list(waiting):
            at = emptied(values, path) if waiting[path] is GONE else path
            place = source.find(at)
            if any(_overlap(place.path, other) for other in planned):
                continue
            set_at(wanted, at, waiting.pop(path), fields)
            splice = source.splice(place, value_at(wanted, place.path), fields)
            if splice:
                # Two that leave together may empty what they leave; they go one after the other.
                leaves = value_at(wanted, place.path) is GONE and len(place.path) > 1
                planned[place.path[:-1] if leaves else place.path] = splice
        text = source.with_splices(planned.values())
        if _values(text) != wanted:
            raise EditError("the changed text would not read back as meant")
        values = wanted
    return text


def _values(text: str) -> Any:
    exact = read_exact(text)
    if exact.root is None:
        raise EditError("the text cannot be read")
    return exact.root.value


def _overlap(a: Path, b: Path) -> bool:
    shorter = min(len(a), len(b))
    return a[:shorter] == b[:shorter]


@dataclass(frozen=True)
class _Place:
    """Where in the text a change is made: at a path, whose entry is there already or goes into the collection above."""

    path: Path
    above: Any
    index: int | None


@dataclass(frozen=True)
class _Splice:
    """Lines `first` to `end`, the latter not included, give way to new ones."""

    first: int
    end: int
    lines: list[str]


class _Source:
    """A text, its lines and its tree of YAML nodes."""

    def __init__(self, text: str) -> None:
        self._lines = _BREAK.split(text)
        if self._lines[-1] == "":
            self._lines.pop()
        self._break = "\r\n" if "\r\n" in text else "\n"
        self._root = _compose(text)

    def find(self, path: Path) -> _Place:
        """Find the deepest entry in block style that a change at a path touches."""
        node = self._root
        for depth, step in enumerate(path):
            at = path[: depth + 1]
            index = _node_index(node, step)
            if index is None:
                return _Place(at, node, None)
            child = _value_node(node, index)
            if depth == len(path) - 1 or _is_scalar(child) or child.flow_style:
                return self._no_row_start(_Place(at, node, index), path)
            node = child
        raise EditError("a change needs a path")

    def _no_row_start(self, place: _Place, path: Path) -> _Place:
        """Take a whole row where its first key, beside the dash, is to go."""
        is_map = _is_map(place.above)
        if not is_map or place.index != 0 or len(place.path) < 2 or place.path != path:
            return place
        start = place.above.value[0][0].start_mark
        return place if not self._lines[start.line][: start.column].strip() else self.find(path[:-1])

    def splice(self, place: _Place, value: Any, fields: Mapping[str, Field]) -> _Splice | None:
        """Plan the change that brings the entry at a place to a value."""
        if place.index is None:
            return None if value is GONE else self._insert(place, value, fields)
        first, column, start = self._start(place)
        node = _value_node(place.above, place.index)
        end = self._end(node)
        pad = " " * column
        comments = list(self._comments(first, end, node))
        if value is GONE:
            return _Splice(first, end, [f"{pad}{c}" for _, c in comments])
        made = self._render(place, value, column, start)
        tail = ""
        if comments and comments[-1][0] == first == end - 1:
            tail = f" {comments.pop()[1]}"
        made[0] = self._lines[first][:column] + made[0][column:] + tail
        return _Splice(first, end, [*(f"{pad}{c}" for _, c in comments), *made])

    def _start(self, place: _Place) -> tuple[int, int, str]:
        """Return line and column where an entry begins, and its key as written."""
        assert place.index is not None  # noqa: S101  # for the type checker
        if _is_map(place.above):
            key = place.above.value[place.index][0]
            line = self._lines[key.start_mark.line]
            return key.start_mark.line, key.start_mark.column, line[key.start_mark.column : key.end_mark.column]
        mark = place.above.value[place.index].start_mark
        column = self._lines[mark.line][: mark.column].rfind("-")
        if column < 0:
            raise EditError("a dash stands alone on its line")
        return mark.line, column, "-"

    def _render(self, place: _Place, value: Any, column: int, start: str) -> list[str]:
        if _is_map(place.above):
            return entry_lines(f"{' ' * column}{start}:", value, column)
        return row_lines(value, column)

    def _insert(self, place: _Place, value: Any, fields: Mapping[str, Field]) -> _Splice:
        above = place.above
        if not _is_map(above):
            last = len(above.value) - 1
            _, column, _ = self._start(_Place(place.path, above, last))
            return self._at(self._end(above.value[last]), row_lines(value, column))
        for step in place.path[:-1]:
            if isinstance(step, str) and step in fields:
                fields = fields[step].fields
        keys = [k.value for k, _ in above.value]
        key, mark = str(place.path[-1]), above.value[0][0].start_mark
        after = place_of(key, keys, fields)
        lines = entry_lines(f"{' ' * mark.column}{scalar(key)}:", value, mark.column)
        if after == 0 and not self._lines[mark.line][: mark.column].strip():
            return self._at(mark.line, lines)
        return self._at(self._end(above.value[max(after, 1) - 1][1]), lines)

    def _at(self, line: int, lines: list[str]) -> _Splice:
        return _Splice(line, line, lines)

    def _end(self, node: Any) -> int:
        """Return the line after the last one of a value, comments and blank lines below it left out."""
        if _is_scalar(node) or node.flow_style:
            mark = node.end_mark
            end: int = mark.line if mark.column == 0 and mark.line > node.start_mark.line else mark.line + 1
        else:
            last = node.value[-1]
            end = self._end(last[1] if isinstance(last, tuple) else last)
        while end - 1 > node.start_mark.line and not self._lines[end - 1].strip():
            end -= 1
        return min(end, len(self._lines))

    def _comments(self, first: int, end: int, node: Any) -> Iterator[tuple[int, str]]:
        """Yield the comments among some lines, and their lines; what stands within a scalar is none."""
        taken: dict[int, int] = {}
        for scalar_node in _scalars(node):
            last = self._end(scalar_node) - 1 if scalar_node.style in {"|", ">"} else scalar_node.end_mark.line
            for line in range(scalar_node.start_mark.line, last):
                taken[line] = 1 << 30
            full = scalar_node.style in {"|", ">"} and last > scalar_node.start_mark.line
            taken[last] = max(taken.get(last, 0), 1 << 30 if full else scalar_node.end_mark.column)
        for number in range(first, end):
            found = re.search(r"(?:(?<=\s)|^)#.*", self._lines[number].rstrip("\r\n")[taken.get(number, 0) :])
            if found:
                yield number, found[0].rstrip()

    def with_splices(self, splices: Any) -> str:
        """Return the text with some splices made; insertions at one line keep their order."""
        made: list[str] = []
        at = 0
        for splice in sorted(splices, key=lambda s: (s.first, s.end)):
            made += self._lines[at : splice.first]
            if made and not made[-1].endswith(("\n", "\r")):
                made[-1] += self._break
            made += [f"{line}{self._break}" for line in splice.lines]
            at = splice.end
        return "".join(made + self._lines[at:])


def _compose(text: str) -> Any:
    """Return the tree of nodes; where libyaml refuses what YAML 1.2 allows, ruamel's, which is of the same shape."""
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        from ruamel.yaml import YAML  # noqa: PLC0415  # slow to import and seldom needed

        return YAML(typ="safe", pure=True).compose(text)


def _is_map(node: Any) -> bool:
    return bool(node.id == "mapping")


def _is_scalar(node: Any) -> bool:
    return bool(node.id == "scalar")


def _node_index(node: Any, step: str | int) -> int | None:
    if _is_map(node):
        return next((n for n, (k, _) in enumerate(node.value) if k.value == step), None)
    if isinstance(step, int):
        return step if step < len(node.value) else None
    return next((n for n, row in enumerate(node.value) if _id(row) == step[1:]), None)


def _id(row: Any) -> str | None:
    pairs = row.value if _is_map(row) else []
    return next((v.value for k, v in pairs if k.value == "id"), None)


def _value_node(node: Any, index: int) -> Any:
    return node.value[index][1] if _is_map(node) else node.value[index]


def _scalars(node: Any) -> Iterator[Any]:
    if _is_scalar(node):
        yield node
        return
    for child in node.value:
        for part in child if isinstance(child, tuple) else (child,):
            yield from _scalars(part)
