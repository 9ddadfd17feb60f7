"""Which statements outside of the functions the functions need.

Beside its functions a file tries things out: it trains for minutes, draws, reads data that is not
here. The functions are judged without that. What defines or imports stays, and so do settings of
libraries; of the rest, what gives a name a value, or changes what a name stands for, that the
functions use.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Collection, Iterable, Iterator, Sequence
from types import CodeType

from checker.isolation.worker.recovering_parser import UNREADABLE

_BLOCKS = ("body", "handlers", "orelse", "finalbody", "cases")
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_IMPORTS = (ast.Import, ast.ImportFrom)
#: Libraries that a line by itself tells how to work from there on.
_SETTINGS = frozenset({"np", "numpy", "warnings", "random", "sys", "decimal", "pd", "pandas"})
#: Names by which a file can reach its own names without writing them down.
_REACHES = frozenset({"exec", "eval", "globals", "locals", "vars", "setattr", "delattr"})


def needed(statements: Sequence[ast.stmt], asked: Collection[str]) -> list[bool]:
    """Tell of each statement whether the functions need it.

    Parameters
    ----------
    statements
        Of a file, in order.
    asked
        Names of functions that will be called.
    """
    first = [*map(_defines, statements)]
    if all(first):
        return first
    used = [_names(statement) for statement in statements]
    if any(_REACHES & {*_loaded(statement)} for statement in statements):
        return [True] * len(statements)
    imported = {name for each in statements for name in _imported(each)}
    functions = [each for each in statements if isinstance(each, _DEFINITIONS)]
    known = imported.union(*map(bound, functions))
    changes = [bound(each) | {*_written(each)} | {*_asked(each)} - imported for each in statements]
    kept = [False] * len(statements)
    names = {*asked}
    while True:
        new = [
            number
            for number, each in enumerate(statements)
            if not kept[number]
            and (
                first[number]
                or changes[number] & names
                or used[number] is None
                or _other_name(each) in known
            )
        ]
        if not new:
            return kept
        for number in new:
            kept[number] = True
            names |= used[number] or set()


def bound(statement: ast.stmt) -> set[str]:
    """Return the names that a statement gives a value."""
    return {*_bound(statement)}


def bound_within(tree: ast.AST) -> set[str]:
    """Return the names that a piece of code, or a function in it, gives a value; no parameters."""
    return {name for each in ast.walk(tree) for name in _binds(each)}


def _defines(statement: ast.stmt) -> bool:
    """Tell whether a statement runs in any case."""
    match statement:
        case ast.Assign(value=ast.Lambda()) | ast.Pass():
            return True
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute() as function)):
            return _owner(function) in _SETTINGS
    return any(isinstance(each, (*_DEFINITIONS, *_IMPORTS)) for each in _all(statement))


def _other_name(statement: ast.stmt) -> str:
    """Return ``f`` for ``g = f``; empty for any other statement."""
    match statement:
        case ast.Assign(value=ast.Name(id=name)):
            return name
    return ""


def _all(statement: ast.AST) -> Iterator[ast.stmt]:
    """Yield a statement and those in it, but not those in functions and classes."""
    if isinstance(statement, ast.stmt):
        yield statement
    if not isinstance(statement, _DEFINITIONS):
        for part in _BLOCKS:
            for each in getattr(statement, part, []):
                if isinstance(each, ast.AST):
                    yield from _all(each)


def _imported(statement: ast.stmt) -> Iterator[str]:
    for each in _all(statement):
        if isinstance(each, _IMPORTS):
            yield from bound(each)


def _bound(node: ast.AST) -> Iterator[str]:
    yield from _binds(node)
    if not isinstance(node, (*_DEFINITIONS, ast.Lambda)):
        for each in ast.iter_child_nodes(node):
            yield from _bound(each)


def _binds(node: ast.AST) -> Iterator[str]:
    """Yield the names that a node itself gives a value, whatever is in it."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
            yield name
        case ast.alias(name=name, asname=asname):
            yield asname or name.partition(".")[0]
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
            yield name


def _written(statement: ast.stmt) -> Iterator[str]:
    """Yield the names of what a statement writes into: ``table[0] = …``."""
    for node in _outside_of_functions([statement]):
        if isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
            yield _owner(node)


def _asked(statement: ast.stmt) -> Iterator[str]:
    """Yield the names of what may change itself when it is asked: ``costs.append(…)``."""
    for node in _outside_of_functions([statement]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield _owner(node.func)


def _outside_of_functions(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    for node in nodes:
        yield node
        if not isinstance(node, (*_DEFINITIONS, ast.Lambda)):
            yield from _outside_of_functions(ast.iter_child_nodes(node))


def _loaded(statement: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement reads by itself."""
    for node in _outside_of_functions([statement]):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id


def _owner(node: ast.expr) -> str:
    """Return ``table`` for ``table[0].rows``; empty for what begins with no name."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _names(statement: ast.stmt) -> set[str] | None:
    """Return all names that a statement uses; None where it cannot be compiled."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of an escape that the student wrote
            return {*_of_code(compile(ast.Module([statement], []), "", "exec", dont_inherit=True))}
    except UNREADABLE:
        return None


def _of_code(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _of_code(constant)
