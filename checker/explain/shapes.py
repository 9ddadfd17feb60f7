"""The shapes of expressions, computed from the shapes of variables, without running anything."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Mapping, Sequence

Shape = tuple[int, ...]

_SAME = frozenset(
    [
        "exp",
        "log",
        "log2",
        "log10",
        "log1p",
        "sqrt",
        "abs",
        "absolute",
        "square",
        "negative",
        "tanh",
        "round",
    ]
)
_PAIRS = frozenset(["add", "subtract", "multiply", "divide", "power", "maximum", "minimum"])
_SUMS = frozenset(["sum", "mean", "max", "min", "amax", "amin", "prod"])
_NUMBER = re.compile(r"(?:int|float|bool|u?int\d+|float\d+) (\S+)$|True$|False$")
_ARRAY = re.compile(r"array \(([\d, ]*)\) ")


class Shapes:
    """Shapes on one line of a function.

    Parameters
    ----------
    kinds : mapping
        Variable → ``"array (4, 7) float64"``, ``"float 0.5"``, …
    """

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self._kinds = kinds

    def of(self, node: ast.expr) -> Shape | None:
        """The shape of an expression; ``()`` for a number, None where it is not certain."""
        try:
            return self._of(node)
        except RecursionError:
            return None

    def _of(self, node: ast.expr) -> Shape | None:
        match node:
            case ast.Constant(value=int() | float()):
                return ()
            case ast.Name(id=name):
                return shape_of_kind(self._kinds.get(name, ""))
            case ast.Attribute(value=inner, attr="T"):
                return _reversed(self._of(inner))
            case ast.UnaryOp(operand=inner):
                return self._of(inner)
            case ast.BinOp(left=left, op=ast.MatMult(), right=right):
                return product(self._of(left), self._of(right))
            case ast.BinOp(left=left, right=right) | ast.Compare(left=left, comparators=[right]):
                return broadcast(self._of(left), self._of(right))
            case ast.Call():
                return self._of_call(node)
        return None

    def _of_call(self, node: ast.Call) -> Shape | None:
        name, arguments = self.numpy_call(node)
        if not arguments:
            return None
        first, rest = arguments[0], arguments[1:]
        if name in _SUMS:
            return self._summed(self._of(first), rest, node.keywords)
        if node.keywords:
            return None
        match name, rest:
            case (("dot" | "matmul"), [second]):
                return product(self._of(first), self._of(second))
            case "transpose", []:
                return _reversed(self._of(first))
            case "reshape", _:
                return self._reshaped(self._of(first), rest)
            case _, []:
                return self._of(first) if name in _SAME else None
            case _, [second] if name in _PAIRS:
                return broadcast(self._of(first), self._of(second))
        return None

    def numpy_call(self, node: ast.expr) -> tuple[str, list[ast.expr]]:
        """Take ``np.dot(a, b)`` or ``a.dot(b)`` apart.

        Returns
        -------
        tuple
            ``"dot"`` and ``[a, b]``; an empty name and list where it is no call of numpy.
        """
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="np" | "numpy" as name), attr=attr)):
                return ("", []) if name in self._kinds else (attr, node.args)
            case ast.Call(func=ast.Attribute(value=inner, attr=attr)):
                known = self.of(inner)  # a number or a list has other methods
                return (attr, [inner, *node.args]) if known else ("", [])
        return "", []

    def whole(self, node: ast.expr) -> int | None:
        """The value of an expression that is a whole number, where it is certain."""
        match node:
            case ast.Constant(value=int(value)):
                return value
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(value))):
                return -value
            case ast.Name(id=name):
                found = re.fullmatch(r"int (-?\d{1,6})", self._kinds.get(name, ""))
                return int(found[1]) if found else None
            case ast.Subscript(
                value=ast.Attribute(value=inner, attr="shape"), slice=ast.Constant(value=int(axis))
            ):
                shape = self.of(inner)
                return shape[axis] if shape and -len(shape) <= axis < len(shape) else None
        return None

    def _summed(
        self, shape: Shape | None, rest: Sequence[ast.expr], keywords: Sequence[ast.keyword]
    ) -> Shape | None:
        options = {each.arg: each.value for each in keywords}
        if shape is None or len(rest) > 1 or not options.keys() <= {"axis", "keepdims"}:
            return None
        keep = options.get("keepdims")
        if keep is not None and not isinstance(keep, ast.Constant):
            return None
        kept = isinstance(keep, ast.Constant) and keep.value is True
        node = rest[0] if rest else options.get("axis")
        if node is None or (isinstance(node, ast.Constant) and node.value is None):
            return (1,) * len(shape) if kept else ()
        axis = self.whole(node)
        if axis is None or not -len(shape) <= axis < len(shape):
            return None
        axis %= len(shape)
        return (*shape[:axis], *((1,) if kept else ()), *shape[axis + 1 :])

    def _reshaped(self, shape: Shape | None, rest: Sequence[ast.expr]) -> Shape | None:
        if shape is None or not rest:
            return None
        wanted = rest[0].elts if isinstance(rest[0], ast.Tuple) else rest
        sizes = [self.whole(each) for each in wanted]
        known = [size for size in sizes if size is not None and size >= 0]
        left, size = len(sizes) - len(known), math.prod(shape)
        if left == 1 and -1 in sizes and math.prod(known) and size % math.prod(known) == 0:
            fill = size // math.prod(known)
            return tuple(fill if each is None or each < 0 else each for each in sizes)
        return tuple(known) if left == 0 and math.prod(known) == size else None


def shape_of_kind(kind: str) -> Shape | None:
    """Read ``"array (4, 7) float64"``; ``()`` for a number, None for anything else."""
    found = _ARRAY.match(kind)
    if found:
        return read(found[1])
    return () if _NUMBER.match(kind) else None


def read(text: str) -> Shape:
    """Read ``"4, 7"`` or ``"4,"``."""
    return tuple(int(size) for size in re.findall(r"\d{1,12}", text))


def written(shape: Shape) -> str:
    """Write a shape as numpy does: ``(4, 7)``."""
    return str(tuple(shape))


def product(left: Shape | None, right: Shape | None) -> Shape | None:
    """The shape of a matrix product; None where there is none, or beyond two axes."""
    if left is None or right is None or max(len(left), len(right)) > 2:  # noqa: PLR2004 (axes)
        return None
    if not left or not right:
        return left or right
    if left[-1] != right[0]:
        return None
    return (*left[:-1], *right[1:])


def broadcast(left: Shape | None, right: Shape | None) -> Shape | None:
    """The shape of a sum, entry by entry; None where there is none."""
    if left is None or right is None:
        return None
    size = max(len(left), len(right))
    pairs = zip(_padded(left, size), _padded(right, size), strict=True)
    if clash(left, right) is not None:
        return None
    return tuple(b if a == 1 else a for a, b in pairs)


def clash(left: Shape, right: Shape) -> int | None:
    """The axis, counted from the last one as −1, in which two shapes do not fit together."""
    for axis in range(-1, -1 - min(len(left), len(right)), -1):
        if left[axis] != right[axis] and 1 not in {left[axis], right[axis]}:
            return axis
    return None


def _padded(shape: Shape, size: int) -> Shape:
    return (1,) * (size - len(shape)) + shape


def _reversed(shape: Shape | None) -> Shape | None:
    return None if shape is None else shape[::-1]
