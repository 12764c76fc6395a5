"""Where a file writes what rules look at: texts, citations, answers, telephone numbers, attached files.

The places are found through the models' annotations, so that a new field is looked at without naming it here.
"""

import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Annotated, Any, Final, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import orjson
from pydantic import BaseModel, RootModel

from catalogue.findings import Path
from catalogue.model import Basis, When
from catalogue.model.base import FilePath, Text
from catalogue.model.contact import Hours, Phone

Tag = Literal["text", "basis", "when", "phone", "file", "hours"]
Found = dict[str, list[tuple[Path, Any]]]

_TAGS: Final[dict[Any, Tag]] = {Text: "text", Basis: "basis", Hours: "hours"}
_TEXT: Final[frozenset[Tag]] = frozenset({"text"})
_LINKS: Final[frozenset[Tag]] = frozenset({"basis", "when", "phone", "file", "hours"})


class Node(NamedTuple):
    """What to look for below one value."""

    tag: Tag | None
    fields: dict[str, "Node"]
    """What a record holds."""
    entries: "Node | None"
    """What each entry of a list holds, or of a map from ids."""


@dataclass(frozen=True)
class Places:
    """The places of one file's data."""

    model: Any
    """The model of the data, or an annotation that names models."""
    data: dict[str, Any]
    found: Found = field(default_factory=dict)

    @cached_property
    def packed(self) -> bytes:
        """The data as JSON, to look quickly for what is seldom there."""
        return orjson.dumps(self.data)

    @cached_property
    def texts(self) -> list[tuple[Path, Any]]:
        """Every text: words, or a map of languages to words."""
        found: Found = {"text": []}
        _walk(_node(self.model, _TEXT), self.data, (), found)
        return found["text"]

    @cached_property
    def _links(self) -> Found:
        found: Found = {tag: [] for tag in _LINKS}
        _walk(_node(self.model, _LINKS), self.data, (), found)
        return found

    @property
    def citations(self) -> list[tuple[Path, Any]]:
        """Every citation of a law."""
        return self._links["basis"]

    @property
    def whens(self) -> list[tuple[Path, Any]]:
        """Every map of questions to answers."""
        return self._links["when"]

    @property
    def phones(self) -> list[tuple[Path, Any]]:
        """Every telephone number."""
        return self._links["phone"]

    @property
    def files(self) -> list[tuple[Path, Any]]:
        """Every attached file."""
        return self._links["file"]

    @property
    def hours(self) -> list[tuple[Path, Any]]:
        """Every row of opening hours."""
        return self._links["hours"]

    def words(self) -> Iterator[tuple[Path, str]]:
        """Yield every text in each of its languages."""
        for path, text in self.texts:
            if isinstance(text, str):
                yield path, text
            elif isinstance(text, dict):
                for language, words in text.items():
                    if isinstance(words, str):
                        yield (*path, language), words


@cache
def _node(annotation: Any, tags: frozenset[Tag]) -> Node:
    """Return what to look for in values of an annotation; empty where there is nothing."""
    tag = _tag(annotation)
    if tag in tags:
        return Node(tag, {}, None)
    if tag == "text":
        return _NOTHING
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        root: Any = annotation.model_fields["root"].annotation
        return _node(root, tags)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        hints = get_type_hints(annotation, include_extras=True)
        below = {name: _node(hints[name], tags) for name in annotation.model_fields}
        return Node(None, {name: node for name, node in below.items() if node != _NOTHING}, None)
    if get_origin(annotation) is Annotated:
        return _node(get_args(annotation)[0], tags)
    if get_origin(annotation) in {list, dict}:
        entries = _node(get_args(annotation)[-1], tags)
        return Node(None, {}, entries if entries != _NOTHING else None)
    if get_origin(annotation) in {Union, types.UnionType}:
        return _joined([_node(part, tags) for part in get_args(annotation)])
    return _NOTHING


_NOTHING: Final = Node(None, {}, None)


def _tag(annotation: Any) -> Tag | None:
    if annotation == When:
        return "when"
    if annotation == FilePath:
        return "file"
    if annotation == Phone:
        return "phone"
    try:
        return _TAGS.get(annotation)
    except TypeError:
        return None


def _joined(nodes: list[Node]) -> Node:
    """Join what the branches of a union hold; a value fits one of them."""
    fields: dict[str, Node] = {}
    for node in nodes:
        fields |= node.fields
    return Node(
        next((n.tag for n in nodes if n.tag), None), fields, next((n.entries for n in nodes if n.entries), None)
    )


def _walk(node: Node, value: Any, path: Path, found: Found) -> None:
    tag, fields, entries = node
    if tag:
        found[tag].append((path, value))
    elif fields and isinstance(value, dict):
        _walk_record(fields, value, path, found)
    elif entries and isinstance(value, list):
        _walk_rows(entries, value, path, found)
    elif entries and isinstance(value, dict):
        for key, below in value.items():
            _walk(entries, below, (*path, key), found)


def _walk_record(fields: dict[str, Node], value: dict[str, Any], path: Path, found: Found) -> None:
    for key, below in value.items():
        node = fields.get(key)
        if node is None:
            continue
        if node[0]:
            found[node[0]].append(((*path, key), below))
        else:
            _walk(node, below, (*path, key), found)


def _walk_rows(entries: Node, value: list[Any], path: Path, found: Found) -> None:
    fields = entries[1]
    for number, row in enumerate(value):
        if fields and type(row) is dict:
            if "drop" not in row and not fields.keys().isdisjoint(row):
                step = "#" + row["id"] if "id" in row else number
                _walk_record(fields, row, (*path, step), found)
        else:
            _walk(entries, row, (*path, number), found)
