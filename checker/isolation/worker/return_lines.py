"""Find the line that makes each value that a function returns. Runs in the student's process."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_PATHS = 100
MOST_DEPTH = 20
MOST_STEPS = 1000
#: These give the value that they got, in other clothes: the line before is the one that made it.
_CLOTHES = frozenset({"squeeze", "float", "float64", "item"})
_GROWS = frozenset({"append", "extend", "insert", "update", "fill", "setdefault"})


@dataclass(frozen=True)
class _Event:
    """A statement that gives a variable a value, or changes it."""

    name: str
    line: int
    value: ast.expr | None  #: None where the value is not written there as such
    key: object = None  #: of the entry, for ``grads["dw"] = …``
    changes: bool = False  #: an entry or more is added, the others stay


def made_on(function: ast.FunctionDef | ast.AsyncFunctionDef) -> dict[str, int]:
    """Say where the returned values are made.

    Parameters
    ----------
    function
        A parsed function. Of several returns, the last one counts that can be reached.

    Returns
    -------
    dict
        Path of an output → line: ``""`` for the whole, ``"[1]"``, ``"[0]['dw']"``. The line is
        that of the last assignment, or of the return itself. ``"w afterwards"`` is the line that
        first changes the argument w in place.
    """
    events: list[_Event] = []
    returned: tuple[ast.expr, int] | None = None
    try:
        for statement in _statements(_reached(function.body)):
            if isinstance(statement, ast.Return) and statement.value is not None:
                returned = (statement.value, len(events))
            events += _events(statement)
        finder = _Finder(events)
        if returned is not None:
            finder.find(returned[0], "", returned[1], 0)
    except RecursionError:
        return {}
    else:
        return finder.made | _changed_in_place(function)


def _reached(body: Sequence[ast.stmt]) -> Sequence[ast.stmt]:
    """Leave out what stands behind a return at the same level."""
    ends = [number for number, each in enumerate(body, 1) if isinstance(each, ast.Return)]
    return body[: ends[0]] if ends else body


def _changed_in_place(function: ast.FunctionDef | ast.AsyncFunctionDef) -> dict[str, int]:
    """Return the first line of each change of an argument in place: ``w -= …``, ``w[0] = …``."""
    own = {each.arg for each in (*function.args.posonlyargs, *function.args.args)}
    lines: dict[str, int] = {}
    for statement in _statements(function.body):
        targets: list[ast.expr] = []
        match statement:
            case ast.AugAssign(target=target):
                targets = [target]
            case ast.Assign(targets=assigned):
                targets = [one for one in assigned if isinstance(one, ast.Subscript)]
        for each in targets:
            inner = each.value if isinstance(each, ast.Subscript) else each
            if isinstance(inner, ast.Name) and inner.id in own:
                lines.setdefault(f"{inner.id} afterwards", statement.lineno)
    return lines


class _Finder:
    """Follows names back to where they were assigned; each step goes further up."""

    def __init__(self, events: Sequence[_Event]) -> None:
        self._events = events
        self._steps = 0
        self.made: dict[str, int] = {}

    def find(self, value: ast.expr, path: str, before: int, depth: int) -> None:
        """Note the line of a value, and of each part of it that can be told apart.

        Parameters
        ----------
        value
            The expression, at a place in front of which `before` events lie.
        """
        self._steps += 1
        if len(self.made) >= MOST_PATHS or depth > MOST_DEPTH or self._steps > MOST_STEPS:
            return
        self.made[path] = value.lineno
        if isinstance(value, ast.Name):
            self._find_name(value.id, path, before, depth)
        for key, part in _parts(value):
            inner = f"{path}[{key!r}]" if key is not None else path
            self.find(part, inner, before, depth + 1)
        if _parts(value):
            self.made[path] = value.lineno

    def _find_name(self, name: str, path: str, before: int, depth: int) -> None:
        entries: list[int] = []
        for number in range(before - 1, -1, -1):
            event = self._events[number]
            if event.name != name:
                continue
            if event.key is not None:
                entries.append(number)
            elif event.changes:
                self.made[path] = event.line
                break
            else:
                self._find_assigned(event, path, number, depth)
                break
        for number in reversed(entries):
            event = self._events[number]
            if event.value is not None:
                self.find(event.value, f"{path}[{event.key!r}]", number, depth + 1)
            else:
                self.made[f"{path}[{event.key!r}]"] = event.line

    def _find_assigned(self, event: _Event, path: str, number: int, depth: int) -> None:
        value = event.value
        inner = _undressed(value) if value is not None else None
        if inner is not None and self._knows(inner, number):
            self.find(inner, path, number, depth + 1)
        elif value is not None and _parts(value):
            self.find(value, path, number, depth + 1)
        else:
            self.made[path] = event.line

    def _knows(self, value: ast.expr, before: int) -> bool:
        return isinstance(value, ast.Name) and any(
            event.name == value.id for event in self._events[:before]
        )


def _statements(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements in the order of the text, those inside others too."""
    for statement in body:
        yield statement
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        for part in ("body", "orelse", "handlers", "finalbody", "cases"):
            for inner in getattr(statement, part, []):
                if isinstance(inner, ast.stmt):
                    yield from _statements([inner])
                else:
                    yield from _statements(inner.body)


def _events(statement: ast.stmt) -> Iterator[_Event]:
    match statement:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                yield from _assigned(target, value)
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            yield from _assigned(target, value)
        case ast.AugAssign(target=target):
            yield from _assigned(target, None)
        case ast.For(target=target) | ast.AsyncFor(target=target):
            yield from _assigned(target, None)
        case ast.With(items=items) | ast.AsyncWith(items=items):
            for item in items:
                if item.optional_vars is not None:
                    yield from _assigned(item.optional_vars, None)
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attr))) if (
            attr in _GROWS
        ):
            yield _Event(name, statement.lineno, None, changes=True)


def _assigned(target: ast.expr, value: ast.expr | None) -> Iterator[_Event]:
    match target:
        case ast.Name(id=name):
            yield _Event(name, target.lineno, value)
        case ast.Tuple(elts=targets) | ast.List(elts=targets):
            values: Sequence[ast.expr | None] = [None] * len(targets)
            if isinstance(value, ast.Tuple | ast.List) and len(value.elts) == len(targets):
                values = value.elts
            for inner, part in zip(targets, values, strict=True):
                yield from _assigned(inner, part)
        case ast.Starred(value=inner):
            yield from _assigned(inner, None)
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str(key))):
            yield _Event(name, target.lineno, value, key=key)
        case ast.Subscript(value=ast.Name(id=name)):
            yield _Event(name, target.lineno, None, changes=True)


def _parts(value: ast.expr) -> list[tuple[object, ast.expr]]:
    """Give the entries of a written tuple, list or dict: key → expression."""
    match value:
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            if not any(isinstance(element, ast.Starred) for element in elements):
                return list(enumerate(elements))
        case ast.Dict(keys=keys, values=values):
            return [
                (key.value if isinstance(key, ast.Constant) else None, part)
                for key, part in zip(keys, values, strict=True)
                if key is None or isinstance(key, ast.Constant)
            ]
        case ast.Call(func=ast.Name(id="dict"), args=[], keywords=keywords):
            return [(keyword.arg, keyword.value) for keyword in keywords]
    return []


def _undressed(value: ast.expr) -> ast.expr:
    """Take ``np.squeeze`` and the like away from a name."""
    match value:
        case ast.Call(
            func=ast.Name(id=called) | ast.Attribute(attr=called),
            args=[ast.Name() as inner],
            keywords=[],
        ) if called in _CLOTHES:
            return inner
        case ast.Call(func=ast.Attribute(value=ast.Name() as inner, attr=called), args=[]) if (
            called in _CLOTHES
        ):
            return inner
    return value
