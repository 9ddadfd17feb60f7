"""All changes of one place of a student's function, the likelier first."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.repair.code import Code

Node = ast.expr | ast.stmt
#: More of the same name in one line are not told apart.
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


class Place(NamedTuple):
    """A part of a function: an expression, or a statement."""

    node: Node  #: the part
    holders: tuple[Node, ...] = ()  #: what it stands in, the statement first


class Telling(NamedTuple):
    """What is said of a place, and never what belongs there."""

    wrong: str  #: "the sign of {it} is not what belongs there"
    cure: str  #: what makes it right: "with another sign"
    hints: tuple[str, ...]  #: of rising directness


class Edit(NamedTuple):
    """A change of one place."""

    kind: str  #: "name"
    place: Place  #: the place
    span: tuple[int, int]  #: from where to where the text changes
    new: str  #: what stands there instead
    telling: Telling  #: what is said of it

    @property
    def line(self) -> int:
        """Its line in the student's file."""
        return self.place.node.lineno

    @property
    def size(self) -> int:
        """How much of the text it takes away and puts in."""
        return self.span[1] - self.span[0] + len(self.new)


def said(code: Code, place: Place, telling: Telling) -> str:
    """Say what is wrong at a place, and in which part of the line."""
    context, holder = _context(code, place)
    wrong = context + telling.wrong.replace("{it}", _which(code, place, holder))
    return f"{wrong[0].upper()}{wrong[1:]}: {telling.cure}"


def places(code: Code) -> Iterator[Place]:
    """Give all expressions, but text, and those that a change could make endless."""
    for statement, looping in _statements(code.function.body):
        for holder in _own(statement):
            for place in _within(holder, (statement,)):
                if not (looping and isinstance(getattr(place.node, "ctx", None), ast.Store)):
                    yield place


def around(code: Code, edits: Sequence[Edit]) -> Place:
    """Give the smallest part of a line that holds all places of some changes of it."""
    start = min(each.span[0] for each in edits)
    end = max(each.span[1] for each in edits)
    place = edits[0].place
    while place.holders:
        first, last = code.span(place.node)
        if first <= start and end <= last:
            break
        place = Place(place.holders[-1], place.holders[:-1])
    return place


def _context(code: Code, place: Place) -> tuple[str, Node | None]:
    """What a place stands in, as a sentence begins; the whole line where that is short."""
    for holder in place.holders:
        text = code.quoted(holder)
        if not text.endswith("…"):
            return f"in `{text}`, ", holder
    match place.holders[-1:]:
        case [ast.Call(func=called, args=parts)] if place.node in parts:
            at = ORDINALS[parts.index(place.node)] if len(parts) <= len(ORDINALS) else "an"
            return f"as the {at} argument of `{code.quoted(called)}`, ", None
    return "", None


def _which(code: Code, place: Place, holder: Node | None) -> str:
    """Name a place within its context: ```A```, or "the second ```A```"."""
    text = code.quoted(place.node)
    parts = _own(holder) if isinstance(holder, ast.stmt) else [holder] if holder else []
    inside = [n for part in parts for n in ast.walk(part) if isinstance(n, ast.expr)]
    same = sorted((n for n in inside if code.quoted(n) == text), key=code.span)
    if place.node in same and 1 < len(same) <= len(ORDINALS):
        return f"the {ORDINALS[same.index(place.node)]} `{text}`"
    return f"`{text}`"


def _statements(
    body: Sequence[ast.stmt], looping: frozenset[str] = frozenset()
) -> Iterator[tuple[ast.stmt, frozenset[str]]]:
    """Give all statements, with the names on which a ``while`` loop around them depends.

    Left out are those that give such a name a value.
    """
    for statement in body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            continue
        inside = looping
        if isinstance(statement, ast.While):
            names = (node for node in ast.walk(statement.test) if isinstance(node, ast.Name))
            inside = looping | {name.id for name in names}
        elif not looping & _stored(statement):
            yield statement, looping
        for part in ("body", "orelse", "finalbody"):
            yield from _statements(getattr(statement, part, ()), inside)


def _stored(statement: ast.stmt) -> set[str]:
    names = (n for part in _own(statement) for n in ast.walk(part) if isinstance(n, ast.Name))
    return {name.id for name in names if isinstance(name.ctx, ast.Store)}


def _own(statement: ast.stmt) -> Iterator[ast.expr]:
    """The expressions of a statement itself, not those of statements inside it."""
    is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    if is_text or isinstance(statement, ast.Raise):
        return
    for node in ast.iter_child_nodes(statement):
        if isinstance(node, ast.expr):
            yield node


def _within(node: ast.expr, holders: tuple[Node, ...]) -> Iterator[Place]:
    if isinstance(node, ast.JoinedStr | ast.Lambda):
        return
    yield Place(node, holders)
    for child in ast.iter_child_nodes(node):
        inner = child.value if isinstance(child, ast.keyword) else child
        if isinstance(inner, ast.comprehension):
            yield from _within(inner.target, (*holders, node))
            yield from _within(inner.iter, (*holders, node))
        elif isinstance(inner, ast.expr):
            yield from _within(inner, (*holders, node))
