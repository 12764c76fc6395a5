"""The slow, explaining reader: values, the place of each, and what is refused.

It walks the events of libyaml. Where libyaml refuses what YAML 1.2 allows, such as `[::a]`, it walks those of
ruamel.yaml, which is ten times slower and follows 1.2; both give events of one shape.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from catalogue.findings import Path, Rule, Said, Span
from catalogue.source import refusals as no
from catalogue.source.syntax import in_words, syntax

SPELT_PLAIN = re.compile(
    r"""
    (?P<int>   -? (?: 0 | [1-9][0-9]* ) )
  | (?P<float> -? (?: 0 | [1-9][0-9]* ) \. [0-9]+ )
  | (?P<bool>  true | false )
    """,
    re.VERBOSE,
)
"""Plain scalars that are no text and mean the same to every reader."""

SPELT_ODDLY = re.compile(
    r"""
    [Tt]rue | TRUE | [Ff]alse | FALSE
  | [-+]? \.? [0-9] [0-9_]* (?: \.[0-9_]* )? (?: [eE] [-+]? [0-9]+ )?
  | [-+]? \. [0-9_]+ (?: [eE] [-+]? [0-9]+ )?
  | [-+]? 0 [xob] [0-9a-fA-F_]+
  | [-+]? \. (?: inf | Inf | INF ) | \. (?: nan | NaN | NAN )
  | = | <<
    """,
    re.VERBOSE,
)
"""Plain scalars that some reader takes for a number, a truth value or nothing; dates are text to us and not among them."""

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


_LONG = 1 << 16
"""Characters from which libyaml has the last word: ruamel.yaml takes seconds there."""

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})

_LAX = re.compile(
    r"""
    [|>] [-+0-9]* (?: \# | [ ]* (?: [ ]\# .* )? \n (?: \n )* [ ]+ \n )
    """,
    re.VERBOSE,
)
"""Where libyaml may accept what YAML 1.2 forbids: a comment stuck to a block's sign, spaces on the empty lines it begins with."""

_QUOTED = frozenset({"'", '"', "|", ">"})


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing the reader will not take, and where."""

    rule: Rule
    span: Span
    params: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Node:
    """A value, its place, and the places of what it holds."""

    value: Any
    span: Span
    keys: dict[str, Span] = field(default_factory=dict)
    children: dict[str | int, "Node"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exact:
    """A file read with every place known."""

    root: Node | None
    refusals: tuple[Refusal, ...]

    def span(self, path: Path) -> Span:
        """Return where the value at a path stands, or the nearest value around it that is there.

        A collection is shown by its key, which says more than its first character.
        """
        if self.root is None:
            return Span()
        node, here = self.root, Span()
        for step in path:
            child = _step(node, step)
            if child is None:
                break
            here = node.keys.get(str(step), child.span) if child.children else child.span
            node = child
        return here

    def key_span(self, path: Path) -> Span:
        """Return where the key that ends a path stands."""
        node = self.root
        for step in path[:-1]:
            node = _step(node, step) if node else None
        return node.keys.get(str(path[-1]), self.span(path)) if node else self.span(path)

    def value_span(self, path: Path) -> Span | None:
        """Return where the value itself stands, or None when the file does not hold it."""
        node = self.root
        for step in path:
            node = _step(node, step) if node else None
        return node.span if node else None


def _step(node: Node, step: str | int) -> Node | None:
    """Go to a key, a position, or the row whose id is `#step`."""
    if isinstance(step, str) and step.startswith("#"):
        rows = node.children.values()
        return next((r for r in rows if "id" in r.children and r.children["id"].value == step[1:]), None)
    return node.children.get(step)


def read_exact(text: str) -> Exact:
    """Read a text with the place of every value; never raises for what the text holds."""
    import yaml  # noqa: PLC0415  # most runs never need the slow reader

    early = tuple(_characters(text))
    if early:
        return Exact(None, early)
    if _LAX.search(text):
        return _read_with_ruamel(text)
    try:
        return _Builder().build(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        return _read_with_ruamel(text) if len(text) < _LONG else Exact(None, (_syntax(error, text),))


def _read_with_ruamel(text: str) -> Exact:
    from ruamel.yaml import YAML  # noqa: PLC0415  # slow to import and seldom needed
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415

    reader = YAML(typ="safe", pure=True)
    builder = _Builder()
    try:
        return builder.build(reader.parse(text))
    except MarkedYAMLError as error:
        return Exact(None, (*builder.refusals, _syntax(error, text)))
    except (YAMLError, RecursionError, ValueError) as error:
        return Exact(None, (Refusal(no.SYNTAX, Span(), in_words(Said(str(error), str(error)))),))


def _syntax(error: Any, text: str) -> Refusal:
    span, params = syntax(error, text)
    return Refusal(no.SYNTAX, span, params)


def _characters(text: str) -> Iterator[Refusal]:
    if text.startswith("\ufeff"):
        yield Refusal(no.BOM, Span(1, 1, 1, 2))
    body = text.removeprefix("\ufeff")
    for number, line in enumerate(re.split(r"\r\n|\r|\n", body), 1):
        if "\t" in line:
            column = line.index("\t") + 1
            yield Refusal(no.TAB, Span(number, column, number, column + 1))
        elif found := CONTROL.search(line):
            column = found.start() + 1
            yield Refusal(no.CONTROL, Span(number, column, number, column + 1), {"found": f"U+{ord(found[0]):04X}"})


def _span(start: Any, end: Any) -> Span:
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class _Builder:
    """Builds nodes from events, going on after each refusal so that all are found at once."""

    def __init__(self) -> None:
        self._depth = 0
        self.refusals: list[Refusal] = []

    def build(self, events: Iterable[Any]) -> Exact:
        """Read all events into a tree."""
        stream = iter(events)
        root = self._document(stream)
        if root is None or root.value is None:
            if not self.refusals:
                self.refusals.append(Refusal(no.EMPTY, Span()))
        elif not isinstance(root.value, dict):
            self.refusals.append(Refusal(no.NOT_A_MAP, root.span))
        return Exact(None if self.refusals else root, tuple(self.refusals))

    def _document(self, stream: Iterator[Any]) -> Node | None:
        """Build the first document, and refuse its marks and any further one."""
        root: Node | None = None
        for event in stream:
            name = type(event).__name__
            if name in {"ScalarEvent", "MappingStartEvent", "SequenceStartEvent", "AliasEvent"}:
                root = self._node(event, stream)
                if root is None:
                    return None
            elif name in {"DocumentStartEvent", "DocumentEndEvent"} and event.explicit:
                self._refuse(no.DOCUMENTS, event)
                if root is not None:
                    return root
        return root

    def _refuse(self, rule: Rule, event: Any, **params: str) -> None:
        self.refusals.append(Refusal(rule, _span(event.start_mark, event.end_mark), params))

    def _refuse_mark(self, rule: Rule, span: Span, found: str) -> None:
        """Refuse what stands before a value; its place ends where the mark does."""
        place = Span(span.line, span.column, span.line, span.column + len(found))
        self.refusals.append(Refusal(rule, place, {"found": found}))

    def _node(self, event: Any, stream: Iterator[Any]) -> Node | None:
        """Build the node that begins with an event; None ends the reading."""
        name = type(event).__name__
        span = _span(event.start_mark, event.end_mark)
        if name == "AliasEvent":
            self._refuse(no.ANCHOR, event, found=f"*{event.anchor}")
            return Node("*", span)
        if event.anchor:
            self._refuse_mark(no.ANCHOR, span, f"&{event.anchor}")
        if event.tag:
            self._refuse_mark(no.TAG, span, str(event.tag).replace("tag:yaml.org,2002:", "!!"))
        if name == "ScalarEvent":
            return Node(self._scalar(event), span)
        self._depth += 1
        if self._depth > no.MAX_DEPTH:
            self._refuse(no.DEPTH, event, limit=str(no.MAX_DEPTH))
            return None
        node = self._mapping(span, stream) if name == "MappingStartEvent" else self._sequence(span, stream)
        self._depth -= 1
        return node

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        if event.style in _QUOTED:
            return text
        if event.tag:
            return text
        if text in _NOTHING:
            return None
        plain = SPELT_PLAIN.fullmatch(text)
        if plain:
            kind = plain.lastgroup
            return int(text) if kind == "int" else float(text) if kind == "float" else text == "true"
        if SPELT_ODDLY.fullmatch(text):
            self._refuse(no.MERGE if text == "<<" else no.AMBIGUOUS, event, found=text)
        return text

    def _mapping(self, span: Span, stream: Iterator[Any]) -> Node | None:
        node = Node({}, span)
        for event in stream:
            if type(event).__name__ == "MappingEndEvent":
                return node
            key = self._key(event, stream)
            if key is None:
                return None
            first = node.keys.get(key)
            if first:
                self._refuse(no.DUPLICATE, event, key=key, first=str(first.line))
            child = self._node(next(stream), stream)
            if child is None:
                return None
            if child.value is None:
                self.refusals.append(Refusal(no.EMPTY_VALUE, _span(event.start_mark, event.end_mark), {"key": key}))
            node.keys[key] = _span(event.start_mark, event.end_mark)
            node.value[key] = child.value
            node.children[key] = child
        return None

    def _key(self, event: Any, stream: Iterator[Any]) -> str | None:
        """Return a key as text; a collection as key is refused and read past."""
        if type(event).__name__ == "ScalarEvent" and not event.tag and not event.anchor:
            value = self._scalar(event)
            if isinstance(value, str):
                return value
            self._refuse(no.KEY, event)
            return str(event.value)
        self._refuse(no.KEY, event)
        return "?" if self._node(event, stream) is not None else None

    def _sequence(self, span: Span, stream: Iterator[Any]) -> Node | None:
        node = Node([], span)
        for event in stream:
            if type(event).__name__ == "SequenceEndEvent":
                return node
            child = self._node(event, stream)
            if child is None:
                return None
            if child.value is None:
                self.refusals.append(Refusal(no.EMPTY_VALUE, child.span, {"key": "-"}))
            node.children[len(node.value)] = child
            node.value.append(child.value)
        return None
