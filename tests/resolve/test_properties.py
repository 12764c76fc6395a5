"""What holds of inheritance for any items."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.model import Item
from catalogue.model.fields import Field, fields_of
from catalogue.resolve import merge

_IDS = st.sampled_from(["a", "b", "c"])
_VALUES = st.sampled_from([1, 2, "一", True, ["x"], {"none": "理由"}, {"value": 1, "unit": "month"}])
_KINDS = ("local", "locked", "bounded")


def _records(fields: dict[str, Field], depth: int = 2, *, drop: bool = False) -> st.SearchStrategy[dict[str, Any]]:
    """Values for some of the fields: rows for rows, records for records, anything elsewhere."""
    optional = {name: _value_of(field, depth, drop=drop) for name, field in list(fields.items()) if name != "id"}
    return st.lists(st.sampled_from(sorted(optional)), max_size=4, unique=True).flatmap(
        lambda names: st.fixed_dictionaries({name: optional[name] for name in names})
    )


def _value_of(field: Field, depth: int, *, drop: bool) -> st.SearchStrategy[Any]:
    if field.shape == "value" or not depth:
        return _VALUES
    below = st.deferred(lambda: _records(field.fields, depth - 1, drop=drop))
    if field.shape == "record":
        return below
    row = st.builds(lambda i, values: {"id": i, **values}, _IDS, below)
    if drop:
        row = row | st.builds(lambda i: {"id": i, "drop": True}, _IDS)
    return st.lists(row, min_size=1, max_size=3, unique_by=lambda r: r["id"]) | st.just({"none": "理由"})


_FIELDS = fields_of(Item)
_CONTENT = {name: field for name, field in _FIELDS.items() if field.klass in _KINDS}
_parents = _records(_CONTENT)
_children = _records(_CONTENT, drop=True)
_quick = settings(max_examples=150, deadline=None, derandomize=True)


def _shuffled(value: Any, *, top: bool = True) -> Any:
    """The same with keys, and rows of lists, in another order."""
    if isinstance(value, dict):
        return {k: _shuffled(v, top=False) for k, v in reversed(value.items())}
    if isinstance(value, list) and all(isinstance(v, dict) for v in value):
        return [_shuffled(v, top=False) for v in reversed(value)]
    return value


def _unordered(value: Any) -> Any:
    """Values without the order of rows."""
    if isinstance(value, dict):
        return {k: _unordered(v) for k, v in value.items()}
    if isinstance(value, list) and value and all(isinstance(v, dict) for v in value):
        return {v["id"]: _unordered(v) for v in value}
    return value


@_quick
@given(_parents)
def test_a_child_that_writes_nothing_is_its_parent(parent: dict[str, Any]) -> None:
    assert merge(parent, {}) == parent


@_quick
@given(_parents)
def test_a_child_that_writes_all_again_is_its_parent(parent: dict[str, Any]) -> None:
    assert merge(parent, parent) == parent


@_quick
@given(_parents, _children)
def test_resolving_again_changes_nothing(parent: dict[str, Any], child: dict[str, Any]) -> None:
    """Laying the same child over the result gives the result."""
    once = merge(parent, child)

    assert _unordered(merge(once, child)) == _unordered(once)


@_quick
@given(_parents, _children)
def test_a_resolved_item_implements_its_parent_without_change(parent: dict[str, Any], child: dict[str, Any]) -> None:
    """Writing out everything inherited adds nothing, dropped rows apart."""
    once = merge(parent, child)
    kept = {k for k in parent if k in once}

    assert {k: v for k, v in merge({k: once[k] for k in kept}, once).items() if k in once} == once


@_quick
@given(_parents, _children)
def test_the_order_of_keys_and_rows_in_a_child_does_not_matter(parent: dict[str, Any], child: dict[str, Any]) -> None:
    assert _unordered(merge(parent, _shuffled(child))) == _unordered(merge(parent, child))


@_quick
@given(_parents, _children)
def test_the_order_of_inherited_rows_is_the_parent_s(parent: dict[str, Any], child: dict[str, Any]) -> None:
    """People compare levels side by side."""
    merged = merge(parent, child)

    for name, rows in parent.items():
        kept = merged.get(name)
        if _FIELDS[name].shape == "rows" and isinstance(rows, list) and isinstance(kept, list):
            above = [r["id"] for r in rows]
            assert [r["id"] for r in kept if r["id"] in above] == [i for i in above if i in {r["id"] for r in kept}]


@_quick
@given(_parents, _children)
def test_neither_level_is_changed_by_merging(parent: dict[str, Any], child: dict[str, Any]) -> None:
    """Parents are kept and used again for every child."""
    before = repr((parent, child))

    merge(parent, child)

    assert repr((parent, child)) == before


@_quick
@given(_parents, _records({n: f for n, f in _FIELDS.items() if f.klass == "technical"}))
def test_technical_fields_are_never_inherited(parent: dict[str, Any], technical: dict[str, Any]) -> None:
    assert merge({**parent, **technical}, {}) == parent
