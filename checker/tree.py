"""Records as trees: changed in their parts, written as plain data and read again."""

from __future__ import annotations

import dataclasses
import enum
import functools
import operator
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from checker.record import Call

Whole = TypeVar("Whole")
Part = TypeVar("Part")


def mapped(whole: Whole, kind: type[Part], change: Callable[[Part], Part]) -> Whole:
    """Return a record with every part of a kind changed, however deep it lies.

    Parameters
    ----------
    whole : dataclass or tuple
        A report, or a part of one. What a call holds is the student's, and stays as it is.
    kind : type
        Of the parts.
    change : callable
        Part → what takes its place; it is not looked into again.
    """
    return _mapped(whole, kind, change)  # type: ignore[no-any-return]


def _mapped(whole: Any, kind: type, change: Callable[[Any], Any]) -> Any:
    if isinstance(whole, kind):
        return change(whole)
    if isinstance(whole, tuple):
        changed = tuple(_mapped(each, kind, change) for each in whole)
        return changed if any(map(operator.is_not, changed, whole)) else whole
    if isinstance(whole, Call) or not dataclasses.is_dataclass(whole):
        return whole
    parts = {field.name: getattr(whole, field.name) for field in dataclasses.fields(whole)}
    found = {name: _mapped(part, kind, change) for name, part in parts.items()}
    new = {name: part for name, part in found.items() if part is not parts[name]}
    return dataclasses.replace(whole, **new) if new and not isinstance(whole, type) else whole


def to_plain(value: Any) -> Any:
    """Return a record as JSON holds it; a field that has its default is left out."""
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {key: to_plain(each) for key, each in value.items()}
    if not dataclasses.is_dataclass(value):
        return value
    found = {field.name: (getattr(value, field.name), field) for field in dataclasses.fields(value)}
    return {name: to_plain(part) for name, (part, field) in found.items() if part != _usual(field)}


def from_plain(kind: type[Whole], value: Any) -> Whole:
    """Return the record that `to_plain` was given.

    Parameters
    ----------
    kind : type
        Of the record.
    value : object
        As JSON gives it.

    Raises
    ------
    TypeError, ValueError
        When it is no such record: a field is unknown, missing or of another type.
    """
    anything: Any = kind
    found: Whole = _reader(anything)(value)
    return found


def _usual(field: dataclasses.Field[Any]) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


@functools.cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Return what reads the values of one type."""
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        each = _reader(parts[0])
        return lambda value: tuple(map(each, _checked(value, list)))
    if origin is Mapping:
        each = _reader(parts[1])
        return lambda value: {name: each(x) for name, x in _checked(value, dict).items()}
    if origin is types.UnionType:
        each = _reader(parts[0])
        return lambda value: None if value is None else each(value)
    if dataclasses.is_dataclass(kind):
        return functools.partial(_record, kind)
    return kind if issubclass(kind, enum.Enum) else lambda value: _checked(value, kind)


def _record(kind: Any, value: Any) -> Any:
    types_of = _types(kind)
    strange = _checked(value, dict).keys() - types_of.keys()
    if strange:
        raise TypeError(f"{kind.__name__} has no {', '.join(sorted(strange))}")
    return kind(**{name: _reader(types_of[name])(part) for name, part in value.items()})


_types = functools.cache(typing.get_type_hints)


def _checked(value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"{value!r:.40} is not of the type {kind.__name__}")
    return value
