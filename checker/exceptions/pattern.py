"""Patterns of a syntax tree, written as Python: ``_f(_x, *_)`` is any call with an argument.

A name that begins with ``_`` stands for any part, and for the same part wherever it comes again;
``_`` alone for any. So do names of attributes and of arguments. ``*_`` among arguments or entries
stands for any number of them, ``**_`` for any named arguments, ``...`` below a colon for any
lines. ``==`` is any comparison but ``is`` and ``in``; ``&`` is ``|``, and ``and`` is ``or``, too.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Mapping, Sequence

#: Name → the part that it stands for: a node, or the name of an attribute or argument.
Bindings = Mapping[str, ast.AST | str]

_ALIKE: tuple[tuple[type[ast.AST], ...], ...] = (
    (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE),
    (ast.BitAnd, ast.BitOr),
    (ast.And, ast.Or),
)
_IGNORED = frozenset({"ctx", "type_comment", "kind"})


@functools.cache
def parsed(pattern: str) -> ast.AST:
    """Read a pattern: an expression or a statement."""
    (statement,) = ast.parse(pattern).body
    return statement.value if isinstance(statement, ast.Expr) else statement


def match(pattern: str, node: ast.AST, bound: Bindings | None = None) -> Bindings | None:
    """Fit a pattern to a node.

    Parameters
    ----------
    pattern : str
        As above.
    node : ast.AST
        A part of a student's code.
    bound : mapping, optional
        What names stand for already.

    Returns
    -------
    mapping or None
        What each name stands for, without its ``_``; None where the pattern does not fit.
    """
    found = dict(bound or {})
    return found if _fits(parsed(pattern), node, found) else None


def _fits(pattern: object, node: object, bound: dict[str, ast.AST | str]) -> bool:
    match pattern:
        case ast.Name(id=name) if name.startswith("_"):
            return isinstance(node, ast.expr) and _binds(name, node, bound)
        case str() if pattern.startswith("_") and isinstance(node, str):
            return _binds(pattern, node, bound)
        case [ast.Expr(value=ast.Constant(value=value))] if value is ...:
            return True
        case list() if isinstance(node, list):
            return _all_fit(pattern, node, bound)
        case ast.AST() if isinstance(node, ast.AST):
            return _is_like(type(pattern), type(node)) and all(
                _fits(getattr(pattern, field), getattr(node, field, None), bound)
                for field in pattern._fields
                if field not in _IGNORED
            )
    return type(pattern) is type(node) and pattern == node


def _binds(name: str, part: ast.AST | str, bound: dict[str, ast.AST | str]) -> bool:
    if name == "_":
        return True
    return _same(bound.setdefault(name[1:], part), part)


def _same(one: ast.AST | str, other: ast.AST | str) -> bool:
    if isinstance(one, ast.AST) and isinstance(other, ast.AST):
        return ast.dump(one) == ast.dump(other)
    return one == other


def _all_fit(
    pattern: Sequence[object], nodes: Sequence[object], bound: dict[str, ast.AST | str]
) -> bool:
    for number, each in enumerate(pattern):
        match each:
            case ast.Starred(value=ast.Name(id="_")):
                rest = pattern[number + 1 :]
                for start in range(number, len(nodes) + 1):
                    trial = dict(bound)
                    if _all_fit(rest, nodes[start:], trial):
                        bound.update(trial)
                        return True
                return False
            case ast.keyword(arg=None, value=ast.Name(id="_")):
                return True
        if number >= len(nodes) or not _fits(each, nodes[number], bound):
            return False
    return len(pattern) == len(nodes)


def _is_like(pattern: type[ast.AST], node: type[ast.AST]) -> bool:
    if pattern is node:
        return True
    return any(pattern is alike[0] and node in alike for alike in _ALIKE)
