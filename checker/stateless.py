"""Prove of a student's files that no call can leave anything behind for a later one.

Then all checks can share one process, and find what each would find in a process of its own.
The proof reads the text, and knows what most submissions are made of: functions of numbers and
arrays. Whatever else it meets is no proof: a class, a ``global``, an attribute that is set, a
name for something changeable that a function uses, a library that it does not know.
"""

from __future__ import annotations

import ast
import builtins
import functools
import math
import re
import symtable
import types
import warnings
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from checker.student import blocks

#: Longer files are not read.
LONGEST = 40_000
#: What the interpreter has of its own, and what else leads out of a function.
_HIDDEN = re.compile(r"_|(?:ag|co|cr|f|func|gi|tb)_|(?:eval|hist|plot|query)$")
_STATEMENTS = (
    *(ast.FunctionDef, ast.Return, ast.Delete, ast.Assign, ast.AugAssign, ast.AnnAssign),
    *(ast.For, ast.While, ast.If, ast.With, ast.Match, ast.Raise, ast.Try, ast.Assert),
    *(ast.Import, ast.ImportFrom, ast.Expr, ast.Pass, ast.Break, ast.Continue),
)
_EXPRESSIONS = (
    *(ast.BoolOp, ast.BinOp, ast.UnaryOp, ast.Lambda, ast.IfExp, ast.Dict, ast.Set, ast.Name),
    *(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Compare, ast.Call),
    *(ast.FormattedValue, ast.JoinedStr, ast.Constant, ast.Attribute, ast.Subscript, ast.Starred),
    *(ast.List, ast.Tuple, ast.Slice),
)
_PARTS = (
    *(ast.mod, ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop, ast.pattern),
    *(ast.comprehension, ast.excepthandler, ast.arguments, ast.arg, ast.keyword, ast.alias),
    *(ast.withitem, ast.match_case),
)
_KNOWN = (*_STATEMENTS, *_EXPRESSIONS, *_PARTS)
_PLAIN = (
    "abs all any ascii bin bool bytes callable chr complex dict divmod enumerate filter float "
    "format frozenset hash hex int isinstance issubclass iter len list map max min next oct ord "
    "pow print range repr reversed round set slice sorted str sum tuple type zip "
    "Ellipsis False None NotImplemented True"
)
#: Built-in names that give away more than a value.
_POWERS = frozenset(
    name
    for name, value in vars(builtins).items()
    if not (isinstance(value, type) and issubclass(value, BaseException))
) - {*_PLAIN.split()}
#: What sets something for all that comes after, or reads what was set.
_KEEPS = (
    "DataSource get_bit_generator memmap nditer nested_iters printoptions set_bit_generator "
    "set_printoptions set_state setbufsize seterr seterrcall test"
)


def _harmless(module: types.ModuleType) -> Iterator[str]:
    """Names of a library's functions, types and numbers that keep nothing."""
    there = vars(module)  # others are imported when they are used
    for name in (there.keys() & module.__all__) - {*_KEEPS.split()}:
        value = there[name]
        if callable(value) or value is None or isinstance(value, float | int):
            yield name


_LINALG, _RANDOM = frozenset(_harmless(np.linalg)), frozenset(_harmless(np.random))
#: Library → what may be used of it. Random numbers begin anew before each call.
_LIBRARIES = {
    "numpy": frozenset(
        {
            *_harmless(np),
            *(f"linalg.{name}" for name in _LINALG),
            *(f"random.{name}" for name in _RANDOM),
        }
    ),
    "numpy.linalg": _LINALG,
    "numpy.random": _RANDOM,
    "numpy.typing": frozenset({"ArrayLike", "NDArray"}),
    "pandas": frozenset(
        ("DataFrame", "Series", "concat", "isna", "notna", "read_csv", "read_excel", "to_numeric")
    ),
    "collections": frozenset({"Counter", "OrderedDict", "defaultdict", "deque", "namedtuple"}),
    "copy": frozenset({"copy", "deepcopy"}),
    "math": frozenset(name for name in dir(math) if not name.startswith("_")),
    "pathlib": frozenset({"Path", "PurePath"}),
    "scipy.special": frozenset({"expit", "log_expit", "logit", "softmax", "xlog1py", "xlogy"}),
}
#: Libraries of which all that can be imported is harmless.
_SILENT = frozenset({"__future__", "collections.abc", "typing"})
_LESSON = re.compile(r"lesson\d\w*")


class _UnprovenError(Exception):
    """Here is something that may keep a value."""


def is_proven(modules: Mapping[str, str]) -> bool:
    """Tell whether calls of a submission's functions are proven to leave nothing behind.

    Parameters
    ----------
    modules : mapping
        Module name → source text.

    Returns
    -------
    bool
        False says nothing about the code: the proof is a quick one.
    """
    return _is_proven(tuple(modules.items()))


@functools.lru_cache(maxsize=8)  # each check asks
def _is_proven(modules: tuple[tuple[str, str], ...]) -> bool:
    try:
        files = {name: _read(text) for name, text in modules}
        for each in files.values():
            _Proof(each, files).visit(each.tree)
            if each.changeable & set(_used(each.scopes)):
                return False
    except (_UnprovenError, *blocks.UNREADABLE):
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
def _read(text: str) -> _File:
    if len(text) > LONGEST:
        raise _UnprovenError
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of an escape that the student wrote
        tree = ast.parse(text)
        scopes = symtable.symtable(text, "", "exec")
    tree.body = [each for each in tree.body if not _is_for_scripts(each)]
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
    """Whether it is ``if __name__ == "__main__":``, which is not true here."""
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
    """Whether it can only be a number, a text, a function, or a tuple of these."""
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
        if not isinstance(node, _KNOWN):
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
        if not all(each.name in _LIBRARIES for each in node.names):
            raise _UnprovenError

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """Import what is known."""
        if not self._knows(node):
            raise _UnprovenError

    def _knows(self, node: ast.ImportFrom) -> bool:
        """Whether only functions and numbers are imported that keep nothing."""
        module = node.module or ""
        name = module.rpartition(".")[2]
        names = {each.name for each in node.names}
        if module in _LIBRARIES:
            return names <= _LIBRARIES[module]
        if name in self._own:
            return names <= self._own[name].fixed
        if _LESSON.fullmatch(name):  # one that is lent
            return "*" not in names
        return module in _SILENT

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
        if not isinstance(node.ctx, ast.Load) or _HIDDEN.match(node.attr):
            raise _UnprovenError
        name, _, path = _dotted(node).partition(".")
        if path not in _LIBRARIES.get(self._libraries.get(name, ""), ()):
            self.visit(node.value)

    def visit_Name(self, node: ast.Name) -> None:
        """Names of values; a library's own name could go where nothing is known of it."""
        hidden = node.id.startswith("__") and node.id != "__all__"
        unknown = node.id in self._libraries or node.id in self._unknown
        if hidden or unknown or node.id in _POWERS:
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
