"""A right program, line by line: what each line makes, and where an error can go."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from checker.mistake import Program, line_key

#: Statements that stand on one line and hold one value.
Simple = ast.Assign | ast.AnnAssign | ast.AugAssign | ast.Expr | ast.Return
#: Statements with lines of their own beneath.
Compound = ast.For | ast.If | ast.With | ast.Try


class Place(NamedTuple):
    """A part of a line's formula, and what holds it."""

    node: ast.expr  #: the part
    holder: ast.AST  #: the node that it belongs to
    field: str  #: the holder's field
    at: int  #: where in that field, if it is a list; else -1

    def put(self, node: ast.expr) -> None:
        """Put another node here."""
        if self.at < 0:
            setattr(self.holder, self.field, node)
        else:
            getattr(self.holder, self.field)[self.at] = node


@dataclass(frozen=True, kw_only=True, eq=False)
class Line:
    """A line that may be changed."""

    key: str  #: how `Program.changed` knows it
    text: str  #: as it stands there, without its indentation
    statement: ast.stmt  #: its tree
    makes: tuple[str, ...]  #: the names that it gives a value, or adds to
    known: tuple[str, ...]  #: the names that it may use
    later: tuple[str, ...]  #: those that have no value yet
    parameters: Mapping[str, ast.expr | None]  #: those of the function, with their defaults
    keys: tuple[str, ...]  #: those that the function looks up in dictionaries
    loop: ast.For | None  #: the innermost loop around it
    returned: bool  #: whether what it makes is an output of the function
    places: Sequence[Place] = field(default=())  #: where an error can go, outermost first

    def rewritten(self, place: Place, new: ast.expr) -> str:
        """What the line becomes with another node at one of its places."""
        place.put(new)
        try:
            return self._written()
        finally:
            place.put(place.node)

    def _written(self) -> str:
        match self.statement:
            case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
                return ast.unparse(value)
            case ast.For(target=target, iter=iterable):
                return f"for {ast.unparse(target)} in {ast.unparse(iterable)}:"
            case ast.If(test=test):
                return f"{self.key} {ast.unparse(test)}:"
            case _:
                return ast.unparse(self.statement)

    @functools.cached_property
    def parts(self) -> tuple[str, ...]:
        """The texts of all places."""
        return tuple(ast.unparse(place.node) for place in self.places)

    @property
    def root(self) -> Place | None:
        """The whole formula."""
        return self.places[0] if self.places else None


@dataclass(frozen=True, kw_only=True, eq=False)
class Code:
    """A right program, read once."""

    lines: tuple[Line, ...]  #: those that can be changed, in their order
    head: Line | None  #: the line with ``def``
    body: Sequence[ast.stmt]  #: the statements of the function

    def line(self, statement: ast.stmt) -> Line | None:
        """The line of a statement; None if it cannot be changed."""
        return next((each for each in self.lines if each.statement is statement), None)


def read(program: Program) -> Code:
    """Read a program.

    Left out are lines that `Program.changed` cannot reach (an earlier one has the same key) and
    all of a ``while`` loop, which an error could make endless.

    Parameters
    ----------
    program : Program
        A right program, one statement a line.
    """
    text = program.text.strip("\n")
    functions = (each for each in ast.parse(text).body if isinstance(each, ast.FunctionDef))
    function = next((each for each in functions if each.name == program.function), None)
    if function is None:
        return Code(lines=(), head=None, body=())
    reader = _Reader(text.split("\n"), function)
    head = reader.line(function, None)
    reader.read(function.body, None)
    return Code(lines=tuple(reader.lines), head=head, body=function.body)


class _Reader:
    """Collects the lines of one function."""

    def __init__(self, texts: list[str], function: ast.FunctionDef) -> None:
        self._texts = texts
        self._first: dict[str, int] = {}  # key → the line that it means
        for i, text in enumerate(texts):
            self._first.setdefault(line_key(text), i)
        self._parameters = _parameters(function.args)
        self._known = list(self._parameters)
        made = (name for node in ast.walk(function) for name in _makes(node))
        self._made = tuple(dict.fromkeys(made))
        self._returned = _returned(function)
        self._keys = tuple(dict.fromkeys(_looked_up(function)))
        self.lines: list[Line] = []

    def read(self, body: Sequence[ast.stmt], loop: ast.For | None) -> None:
        for statement in body:
            if isinstance(statement, Simple | ast.For | ast.If | ast.Raise):
                line = self.line(statement, loop)
                self.lines += [line] if line else []
            self._known += [name for name in _makes(statement) if name not in self._known]
            if isinstance(statement, Compound):
                within = statement if isinstance(statement, ast.For) else loop
                self.read(statement.body, within)
                self.read(getattr(statement, "orelse", ()), within)

    def line(self, statement: ast.stmt, loop: ast.For | None) -> Line | None:
        text = self._texts[statement.lineno - 1].strip()
        key = line_key(text)
        assigns = isinstance(statement, ast.Assign | ast.AnnAssign)
        inner = getattr(statement, "body", ())
        last = inner[0].lineno - 1 if inner else statement.end_lineno
        if (
            self._first[key] != statement.lineno - 1
            or last != statement.lineno
            or assigns != (" = " in text)
        ):
            return None
        makes = _makes(statement)
        return Line(
            key=key,
            text=text,
            statement=statement,
            makes=makes,
            known=tuple(self._known),
            later=tuple(name for name in self._made if name not in self._known),
            parameters=self._parameters,
            keys=self._keys,
            loop=loop,
            returned=isinstance(statement, ast.Return) or bool(self._returned & {*makes}),
            places=tuple(_places(statement)),
        )


def _parameters(arguments: ast.arguments) -> dict[str, ast.expr | None]:
    positional = [each.arg for each in (*arguments.posonlyargs, *arguments.args)]
    without = len(positional) - len(arguments.defaults)
    defaults = [*[None] * without, *arguments.defaults, *arguments.kw_defaults]
    names = [*positional, *(each.arg for each in arguments.kwonlyargs)]
    return dict(zip(names, defaults, strict=True))


def _makes(statement: ast.AST) -> tuple[str, ...]:
    match statement:
        case ast.Assign(targets=targets):
            return tuple(name for target in targets for name in _stored(target))
        case ast.AnnAssign(target=target) | ast.AugAssign(target=target) | ast.For(target=target):
            return tuple(_stored(target))
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name)))):
            return (name,)
    return ()


def _stored(target: ast.expr) -> Iterator[str]:
    for node in ast.walk(target):
        if isinstance(node, ast.Name) and node.id != "_":
            yield node.id


def _looked_up(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        match node:
            case ast.Subscript(slice=ast.Constant(value=str(key))):
                yield key


def _returned(function: ast.FunctionDef) -> set[str]:
    """The names that are outputs: returned themselves, or put in a dictionary that is."""
    dicts = {
        node.targets[0].id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Dict)
    }
    found: set[str] = set()
    values: list[ast.expr | None] = [
        each.value for each in ast.walk(function) if isinstance(each, ast.Return)
    ]
    while values:
        match values.pop():
            case ast.Name(id=name) if name not in found:
                found.add(name)
                values.append(dicts.get(name))
            case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Dict(values=parts):
                values += parts
    return found


def _places(statement: ast.stmt) -> Iterator[Place]:
    name = {ast.For: "iter", ast.If: "test"}.get(type(statement), "value")
    root: Any = getattr(statement, name, None)
    if isinstance(root, ast.expr):
        yield from _within(Place(root, statement, name, -1))


def _within(place: Place) -> Iterator[Place]:
    """A place and all inside it; the name of a called function is none, nor is a text."""
    if isinstance(place.node, ast.JoinedStr | ast.Lambda | ast.Slice):
        return
    yield place
    for holder, name, value in _fields(place.node):
        parts = value if isinstance(value, list) else [value]
        for i, node in enumerate(parts):
            inner = Place(node, holder, name, i if isinstance(value, list) else -1)
            if isinstance(node, ast.expr) and not _is_fixed(inner):
                yield from _within(inner)


def _fields(node: ast.AST) -> Iterator[tuple[ast.AST, str, Any]]:
    for name, value in ast.iter_fields(node):
        if name == "func" and isinstance(value, ast.Attribute):
            yield value, "value", value.value  # (A − Y).sum(): what the method is called on
        elif name in {"keywords", "generators"}:
            for each in value:
                yield from _fields(each)
        elif name not in {"func", "target"}:
            yield node, name, value


def _is_fixed(place: Place) -> bool:
    is_key = isinstance(place.holder, ast.Dict) and place.field == "keys"
    return is_key or (isinstance(place.node, ast.Name) and place.node.id in {"np", "pd", "plt"})
