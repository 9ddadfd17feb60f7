"""Prove of a student's files that no call can leave anything behind for a later one.

Then all checks can share one process, and find what each would find in a process of its own.
The proof reads the text, and knows what most submissions are made of: functions of numbers and
arrays. Whatever else it meets is no proof: a class, a ``global``, an attribute that is set, a
name for something changeable that a function uses, a library that it does not know.
"""

from __future__ import annotations

import ast
import functools
import symtable
import warnings
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from checker import lesson_names
from checker.isolation.host.harmless import HIDDEN, KNOWN, LIBRARIES, POWERS, SILENT
from checker.isolation.worker import notebook_exports, recovering_parser, top_level

#: Longer files are not read.
LONGEST = 40_000


class _UnprovenError(Exception):
    """Here is something that may keep a value."""


def is_proven(modules: Mapping[str, str], asked: Collection[str] = ()) -> bool:
    """Tell whether calls of a submission's functions are proven to leave nothing behind.

    Parameters
    ----------
    modules : mapping
        Module name → source text.
    asked : collection of str
        The functions that will be called: what they do not need is not run. Empty for all.

    Returns
    -------
    bool
        False says nothing about the code: the proof is a quick one.
    """
    return _is_proven(tuple(modules.items()), frozenset(asked))


@functools.lru_cache(maxsize=8)  # each check asks
def _is_proven(modules: tuple[tuple[str, str], ...], asked: frozenset[str]) -> bool:
    try:
        files = {name: _read(text, asked) for name, text in modules}
        for each in files.values():
            _Proof(each, files).visit(each.tree)
            if each.changeable & set(_used(each.scopes)):
                return False
    except (_UnprovenError, *recovering_parser.UNREADABLE):
        return False
    return True


@dataclass(frozen=True)
class _File:
    """What a file's top level says."""

    tree: ast.Module  #: without what does not run
    scopes: symtable.SymbolTable
    fixed: frozenset[str]  #: names that stand for what cannot change
    changeable: frozenset[str]  #: names that stand for anything else


@functools.lru_cache(maxsize=32)  # a file is judged with each lesson that needs it
def _read(text: str, asked: frozenset[str]) -> _File:
    if len(text) > LONGEST:
        raise _UnprovenError
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of an escape that the student wrote
        tree = ast.parse(text)
        scopes = symtable.symtable(text, "", "exec")
    if notebook_exports.unwrapped(tree.body) != tree.body:
        raise _UnprovenError
    needed = top_level.needed(tree.body, asked) if asked else [True] * len(tree.body)
    runs = zip(tree.body, needed, strict=True)
    tree.body = [each for each, runs in runs if runs and not _is_for_scripts(each)]
    fixed: set[str] = set()
    changeable: set[str] = set()
    for each in tree.body:
        match each:
            case ast.FunctionDef(name=name):
                fixed.add(name)
            case ast.Assign(targets=[ast.Name() | ast.Tuple()], value=value) if _is_fixed(
                value, fixed
            ):
                fixed.update(_stored(each))
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                pass
            case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
                changeable.update(_stored(each))
            case ast.Expr() | ast.Import() | ast.ImportFrom():
                pass
            case _:
                raise _UnprovenError
    return _File(tree, scopes, frozenset(fixed - changeable), frozenset(changeable))


def _stored(statement: ast.stmt) -> Iterator[str]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _is_for_scripts(statement: ast.stmt) -> bool:
    """Tell whether it is ``if __name__ == "__main__":``, which is not true here."""
    match statement:
        case ast.If(
            test=ast.Compare(
                left=ast.Name(id="__name__"),
                ops=[ast.Eq()],
                comparators=[ast.Constant(value="__main__")],
            ),
            orelse=[],
        ):
            return True
    return False


def _is_fixed(value: ast.expr, fixed: Collection[str]) -> bool:
    """Tell whether it can only be a number, a text, a function, or a tuple of these."""
    match value:
        case ast.Constant() | ast.Lambda():
            return True
        case ast.Name(id=name):
            return name in fixed
        case ast.UnaryOp(operand=operand):
            return _is_fixed(operand, fixed)
        case ast.BinOp(left=left, right=right):
            return _is_fixed(left, fixed) and _is_fixed(right, fixed)
        case ast.Tuple(elts=elements):
            return all(_is_fixed(each, fixed) for each in elements)
    return False


def _used(scope: symtable.SymbolTable) -> Iterator[str]:
    """Yield names of the module that its functions use."""
    for inner in scope.get_children():
        yield from (each.get_name() for each in inner.get_symbols() if each.is_global())
        yield from _used(inner)


class _Proof(ast.NodeVisitor):
    """Goes through all that may run; raises at the first thing that may keep a value."""

    def __init__(self, file: _File, own: Mapping[str, _File]) -> None:
        self._fixed, self._own = file.fixed, own
        self._libraries: dict[str, str] = {}  # the file's name for it → its own
        self._unknown: set[str] = set()  # names of which nothing is known
        for node in ast.walk(file.tree):
            if isinstance(node, ast.Import):
                for each in node.names:
                    root = each.name.partition(".")[0]
                    self._libraries |= {each.asname: each.name} if each.asname else {root: root}
            elif isinstance(node, ast.ImportFrom) and not self._knows(node):
                self._unknown |= {each.asname or each.name for each in node.names}

    def generic_visit(self, node: ast.AST) -> None:
        """Go on only through what is known."""
        if not isinstance(node, KNOWN):
            raise _UnprovenError
        super().generic_visit(node)

    def visit_Module(self, node: ast.Module) -> None:
        """Above all functions, anything may be imported, if it is not used."""
        for each in node.body:
            if not isinstance(each, ast.Import | ast.ImportFrom):
                self.visit(each)
        if "*" in self._unknown:
            raise _UnprovenError

    def visit_Import(self, node: ast.Import) -> None:
        """Import what is known."""
        if not all(each.name in LIBRARIES for each in node.names):
            raise _UnprovenError

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """Import what is known."""
        if not self._knows(node):
            raise _UnprovenError

    def _knows(self, node: ast.ImportFrom) -> bool:
        """Tell whether only functions and numbers are imported that keep nothing."""
        module = node.module or ""
        name = module.rpartition(".")[2]
        names = {each.name for each in node.names}
        if module in LIBRARIES:
            return names <= LIBRARIES[module]
        if name in self._own:
            return names <= self._own[name].fixed
        if lesson_names.STEM.fullmatch(name):  # one that is lent
            return "*" not in names
        return module in SILENT

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Functions as they are written."""
        if node.decorator_list:
            raise _UnprovenError
        self.generic_visit(node)

    def visit_arguments(self, node: ast.arguments) -> None:
        """Defaults live as long as their function."""
        defaults = [each for each in (*node.defaults, *node.kw_defaults) if each is not None]
        if not all(_is_fixed(each, self._fixed) for each in defaults):
            raise _UnprovenError
        self.generic_visit(node)

    def visit_With(self, node: ast.With) -> None:
        """``with np.errstate(…)`` puts back what it changed."""
        for each in node.items:
            match each.context_expr:
                case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="errstate")) if (
                    self._libraries.get(name) == "numpy"
                ):
                    pass
                case _:
                    raise _UnprovenError
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        """Attributes may be looked at; those of a library, if they are known."""
        if not isinstance(node.ctx, ast.Load) or HIDDEN.match(node.attr):
            raise _UnprovenError
        name, _, path = _dotted(node).partition(".")
        if path not in LIBRARIES.get(self._libraries.get(name, ""), ()):
            self.visit(node.value)

    def visit_Name(self, node: ast.Name) -> None:
        """Names of values; a library's own name could go where nothing is known of it."""
        hidden = node.id.startswith("__") and node.id != "__all__"
        unknown = node.id in self._libraries or node.id in self._unknown
        if hidden or unknown or node.id in POWERS:
            raise _UnprovenError


def _dotted(node: ast.expr) -> str:
    """Write ``np.linalg.norm`` as such; any other expression as nothing."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            before = _dotted(value)
            return f"{before}.{attr}" if before else ""
    return ""
