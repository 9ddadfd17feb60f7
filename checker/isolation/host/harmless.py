"""What of Python and of libraries keeps nothing: what the proof of `stateless` knows."""

from __future__ import annotations

import ast
import builtins
import math
import re
import types
from collections.abc import Iterator

import numpy as np

#: What the interpreter has of its own, and what else leads out of a function.
HIDDEN = re.compile(r"_|(?:ag|co|cr|f|func|gi|tb)_|(?:eval|hist|plot|query)$")
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
#: Parts of a program that the proof knows.
KNOWN = (*_STATEMENTS, *_EXPRESSIONS, *_PARTS)
_PLAIN = (
    "abs all any ascii bin bool bytes callable chr complex dict divmod enumerate filter float "
    "format frozenset hash hex int isinstance issubclass iter len list map max min next oct ord "
    "pow print range repr reversed round set slice sorted str sum tuple type zip "
    "Ellipsis False None NotImplemented True"
)
#: Built-in names that give away more than a value.
POWERS = frozenset(
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
    """Yield names of a library's functions, types and numbers that keep nothing."""
    there = vars(module)  # others are imported when they are used
    for name in (there.keys() & module.__all__) - {*_KEEPS.split()}:
        value = there[name]
        if callable(value) or value is None or isinstance(value, float | int):
            yield name


_LINALG, _RANDOM = frozenset(_harmless(np.linalg)), frozenset(_harmless(np.random))
#: Library → what may be used of it. Random numbers begin anew before each call.
LIBRARIES = {
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
SILENT = frozenset({"__future__", "collections.abc", "typing"})
