"""A student's function beside a right one of the same structure, statement by statement.

Where every statement has its partner, the wrong ones can be told from the right ones by trial:
the partner is put in a statement's place, in the student's own names. And what a wrong statement
is, compared with its partner, an edit of the right program says.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.edits import Edit, Text, edits

Block = ast.For | ast.While | ast.If
#: So many statements are exchanged for their partners at once.
MOST = 2
#: More that differ are another program.
MOST_THAT_DIFFER = 6


@dataclass(frozen=True, kw_only=True, eq=False)
class Pair:
    """A statement of the student's, and its partner in the student's names."""

    mine: ast.stmt
    right: ast.stmt
    number: int  #: which statement of the right function it is

    @property
    def line(self) -> int:
        """The line of the student's statement."""
        return self.mine.lineno


@dataclass(frozen=True, kw_only=True, eq=False)
class Alignment:
    """The statements of two functions of one structure that differ."""

    text: Text  #: the student's
    right: str  #: the right function in the student's names
    name: str
    pairs: Sequence[Pair]  #: those that differ

    def exchanged(self, pairs: Sequence[Pair]) -> str:
        """Return the student's text with the partners of some statements in their places.

        The numbers of the other lines stay.
        """
        parts = []
        for pair in pairs:
            start, end = self.text.span(pair.mine)
            new = _head(pair.right)
            if isinstance(pair.mine, Block):
                last = pair.mine.iter if isinstance(pair.mine, ast.For) else pair.mine.test
                end = self.text.span(last)[1]
            else:
                new += "\n" * self.text.source(pair.mine).count("\n")
            parts.append(self.text.part((start, end), new))
        return self.text.apply(parts)

    def choices(self) -> Iterator[Sequence[Pair]]:
        """Yield the statements that may be the wrong ones: each, then each two."""
        for count in range(1, MOST + 1):
            yield from itertools.combinations(self.pairs, count)

    def edit(self, pair: Pair) -> Edit | None:
        """Return the edit of the right function that makes its statement the student's."""
        function = Text(self.right).function(self.name)
        line = list(_statements(function))[pair.number].lineno if function else 0
        wanted = _form(pair.mine)
        for edit in edits(self.right, self.name, lines={line}):
            try:
                made = Text(edit.apply()).function(self.name)
            except SyntaxError:
                continue
            statements = list(_statements(made)) if made else []
            if len(statements) > pair.number and _form(statements[pair.number]) == wanted:
                return edit
        return None


def align(text: str, right: str, name: str) -> Alignment | None:
    """Lay a student's function beside a right one.

    Parameters
    ----------
    text, right : str
        The student's text and that of a right function.
    name : str
        The name of the student's function.

    Returns
    -------
    Alignment or None
        None where they have not the same structure: other statements, or the same in another
        order, or names that cannot be told.
    """
    read = Text(text)
    mine, theirs = read.function(name), Text(right).function()
    if mine is None or theirs is None:
        return None
    both = [list(_statements(mine)), list(_statements(theirs))]
    if [*map(_kind, both[0])] != [*map(_kind, both[1])]:
        return None
    names = _names(mine, theirs, list(zip(*both, strict=True)))
    if names is None:
        return None
    renamed = _renamed(theirs, names | {theirs.name: name})
    partners = list(_statements(renamed))
    pairs = [
        Pair(mine=one, right=other, number=number)
        for number, (one, other) in enumerate(zip(both[0], partners, strict=True))
        if _form(one) != _form(other)
    ]
    if len(pairs) > MOST_THAT_DIFFER:
        return None
    return Alignment(text=read, right=ast.unparse(renamed), name=name, pairs=pairs)


def _statements(function: ast.AST) -> Iterator[ast.stmt]:
    """Yield the statements that do something, those of a block after its head."""
    for name in ("body", "orelse"):
        for each in getattr(function, name, ()):
            is_text = isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant)
            if not (is_text or isinstance(each, ast.Assert | ast.Pass | ast.Import)):
                yield each
                yield from _statements(each)


def _kind(statement: ast.stmt) -> tuple[object, ...]:
    """Return what a statement is, and how many there are in each of its blocks."""
    below = [len(getattr(statement, name, ())) for name in ("body", "orelse")]
    return (type(statement), *below)


def _names(
    mine: ast.FunctionDef, theirs: ast.FunctionDef, pairs: Sequence[tuple[ast.stmt, ast.stmt]]
) -> dict[str, str] | None:
    """Return name in the right function → the student's; None where one would have two."""
    given = [[each.arg for each in function.args.args] for function in (mine, theirs)]
    if len(given[0]) != len(given[1]):
        return None
    same = {*given[0]} == {*given[1]}  # in whatever order
    found = dict(zip(given[1], given[1] if same else given[0], strict=True))
    for one, other in pairs:
        for own, right in zip(_stored(one), _stored(other), strict=False):
            if found.setdefault(right, own) != own:
                return None
    return found if len({*found.values()}) == len(found) else None


def _stored(statement: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement itself gives a value."""
    targets = getattr(statement, "targets", [getattr(statement, "target", None)])
    for target in targets:
        for node in ast.walk(target) if target is not None else ():
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                yield node.id


def _renamed(function: ast.FunctionDef, names: Mapping[str, str]) -> ast.FunctionDef:
    """Copy a function with other names, so that its lines are those of its text."""
    copied = Text(ast.unparse(function)).function()
    assert copied is not None  # noqa: S101  for the type checker
    copied.name = names[copied.name]
    for node in ast.walk(copied):
        if isinstance(node, ast.Name):
            node.id = names.get(node.id, node.id)
        elif isinstance(node, ast.arg):
            node.arg = names.get(node.arg, node.arg)
    return copied


def _head(statement: ast.stmt) -> str:
    """Return a statement as text, of a block its head."""
    text = ast.unparse(statement)
    return text.split("\n")[0].removesuffix(":") if isinstance(statement, Block) else text


def _form(statement: ast.stmt) -> str:
    """Return what a statement is, however it is written; of a block its head."""
    tree = ast.parse(
        f"{_head(statement)}:\n    pass" if isinstance(statement, Block) else ast.unparse(statement)
    )
    return ast.dump(_Canonical().visit(tree))


class _Canonical(ast.NodeTransformer):
    """Write what can be written in several ways in one."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """`np.dot(a, b)`, `a.dot(b)` → `a @ b`; `np.sum(x)` → `x.sum()`."""
        self.generic_visit(node)
        match node:
            case ast.Call(
                ast.Attribute(ast.Name("np" | "numpy"), "dot" | "matmul"), [left, right], []
            ):
                return ast.BinOp(left, ast.MatMult(), right)
            case ast.Call(ast.Attribute(ast.Name("np" | "numpy"), "sum" | "mean" as last), [inner]):
                return ast.Call(ast.Attribute(inner, last, ast.Load()), [], node.keywords)
            case ast.Call(ast.Attribute(left, "dot"), [right], []):
                return ast.BinOp(left, ast.MatMult(), right)
        return node
