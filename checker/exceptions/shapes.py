"""The shapes of expressions, computed from the shapes of variables, without running anything."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Mapping, Sequence

Shape = tuple[int, ...]

_SAME = re.compile(r"exp|log|log2|log10|log1p|sqrt|abs|absolute|square|negative|tanh|round")
_PAIRS = re.compile(r"add|subtract|multiply|divide|power|maximum|minimum")
_SUMS = re.compile(r"sum|mean|max|min|amax|amin|prod")
_NUMBER = re.compile(r"(?:number|int|float|bool|u?int\d+|float\d+) (\S+)$|True$|False$")
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
        """Return the shape of an expression; ``()`` for a number, None where it is not certain."""
        try:
            return self._of(node)
        except RecursionError:
            return None

    def _of(self, node: ast.expr) -> Shape | None:
        shape: Shape | None = None
        match node:
            case ast.Constant(value=int() | float()):
                shape = ()
            case ast.Name(id=name):
                shape = shape_of_kind(self._kinds.get(name, ""))
            case ast.Attribute(value=inner, attr="T"):
                shape = _reversed(self._of(inner))
            case ast.UnaryOp(operand=inner):
                shape = self._of(inner)
            case ast.BinOp(left=left, op=ast.MatMult(), right=right):
                shape = product(self._of(left), self._of(right))
            case ast.BinOp(left=left, right=right) | ast.Compare(left=left, comparators=[right]):
                shape = broadcast(self._of(left), self._of(right))
            case ast.Call():
                shape = self._of_call(node)
            case ast.Subscript(value=inner, slice=index):
                parts = index.elts if isinstance(index, ast.Tuple) else [index]
                shape = self._taken(self._of(inner), parts)
        return shape

    def _taken(self, shape: Shape | None, parts: Sequence[ast.expr]) -> Shape | None:
        """Return the shape of what whole numbers and slices take from an array."""
        if not shape or len(parts) > len(shape):
            return None
        left: list[int] = []
        for size, part in zip(shape, parts, strict=False):
            match part:
                case ast.Slice(lower=lower, upper=upper, step=step):
                    given = [lower, upper, step]
                    bounds = [None if each is None else self.whole(each) for each in given]
                    if bounds.count(None) != given.count(None) or bounds[2] == 0:
                        return None
                    left.append(len(range(*slice(*bounds).indices(size))))
                case _ if (number := self.whole(part)) is None or not -size <= number < size:
                    return None
        return (*left, *shape[len(parts) :])

    def _of_call(self, node: ast.Call) -> Shape | None:
        name, arguments = self.numpy_call(node)
        if not arguments or (node.keywords and not _SUMS.fullmatch(name)):
            return None
        first, rest = self._of(arguments[0]), arguments[1:]
        shape: Shape | None = None
        match name, rest:
            case "zeros" | "ones" | "empty", []:
                shape = self._sizes(arguments[0])
            case "dot" | "matmul", [second]:
                shape = product(first, self._of(second))
            case "transpose", []:
                shape = _reversed(first)
            case "reshape", _:
                shape = self._reshaped(first, rest)
            case _ if _SUMS.fullmatch(name):
                shape = self._summed(first, rest, node.keywords)
            case _, [] if _SAME.fullmatch(name):
                shape = first
            case _, [second] if _PAIRS.fullmatch(name):
                shape = broadcast(first, self._of(second))
        return shape

    def numpy_call(self, node: ast.expr) -> tuple[str, list[ast.expr]]:
        """Take ``np.dot(a, b)`` or ``a.dot(b)`` apart.

        Returns
        -------
        tuple
            ``"dot"`` and ``[a, b]``; an empty name and list where it is no call of numpy.
        """
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="np" | "numpy" as name), attr=attr)):
                hidden = self._kinds.get(name, "module") != "module"
                return ("", []) if hidden else (attr, node.args)
            case ast.Call(func=ast.Attribute(value=inner, attr=attr)):
                known = self.of(inner)  # a number or a list has other methods
                return (attr, [inner, *node.args]) if known else ("", [])
        return "", []

    def whole(self, node: ast.expr) -> int | None:
        """Return the value of an expression that is a whole number, where it is certain."""
        value: int | None = None
        match node:
            case ast.Constant(value=int(value)):
                pass
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(positive))):
                value = -positive
            case ast.Name(id=name):
                found = re.fullmatch(r"int (-?\d{1,6})", self._kinds.get(name, ""))
                value = int(found[1]) if found else None
            case ast.Subscript(
                value=ast.Attribute(value=inner, attr="shape"), slice=ast.Constant(value=int(axis))
            ):
                shape = self.of(inner)
                value = shape[axis] if shape and -len(shape) <= axis < len(shape) else None
            case ast.Call(func=ast.Name(id="len"), args=[inner]) if shape := self.of(inner):
                value = shape[0]
            case ast.Attribute(value=inner, attr="size") if shape := self.of(inner):
                value = math.prod(shape)
        return value

    def _summed(
        self, shape: Shape | None, rest: Sequence[ast.expr], keywords: Sequence[ast.keyword]
    ) -> Shape | None:
        options = {each.arg: each.value for each in keywords}
        keep = options.pop("keepdims", ast.Constant(value=False))
        along = rest[0] if rest else options.pop("axis", ast.Constant(value=None))
        if shape is None or len(rest) > 1 or options or not isinstance(keep, ast.Constant):
            return None
        one = (1,) if keep.value is True else ()
        if isinstance(along, ast.Constant) and along.value is None:
            return one * len(shape)
        axis = self.whole(along)
        if axis is None or not -len(shape) <= axis < len(shape):
            return None
        axis %= len(shape)
        return (*shape[:axis], *one, *shape[axis + 1 :])

    def _sizes(self, wanted: ast.expr) -> Shape | None:
        parts = wanted.elts if isinstance(wanted, ast.Tuple) else [wanted]
        sizes = [size for each in parts if (size := self.whole(each)) is not None]
        return tuple(sizes) if len(sizes) == len(parts) else None

    def _reshaped(self, shape: Shape | None, rest: Sequence[ast.expr]) -> Shape | None:
        if shape is None or not rest:
            return None
        wanted = rest[0].elts if isinstance(rest[0], ast.Tuple) else rest
        sizes = [size for each in wanted if (size := self.whole(each)) is not None]
        entries: int = math.prod(shape)
        if len(sizes) < len(wanted):
            return None
        if sizes.count(-1) == 1:
            others: int = -math.prod(sizes)
            sizes[sizes.index(-1)] = entries // others if others > 0 else 0
        return tuple(sizes) if math.prod(sizes) == entries and min(sizes) >= 0 else None


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
    """Return the shape of a matrix product; None where there is none, or beyond two axes."""
    if left is None or right is None or max(len(left), len(right)) > 2:  # noqa: PLR2004 (axes)
        return None
    if not left or not right:
        return left or right
    if left[-1] != right[0]:
        return None
    return (*left[:-1], *right[1:])


def broadcast(left: Shape | None, right: Shape | None) -> Shape | None:
    """Return the shape of a sum, entry by entry; None where there is none."""
    if left is None or right is None:
        return None
    size = max(len(left), len(right))
    pairs = zip(_padded(left, size), _padded(right, size), strict=True)
    if clash(left, right) is not None:
        return None
    return tuple(b if a == 1 else a for a, b in pairs)


def clash(left: Shape, right: Shape) -> int | None:
    """Return the axis, counted from the last one as −1, in which two shapes do not fit together."""
    for axis in range(-1, -1 - min(len(left), len(right)), -1):
        if left[axis] != right[axis] and 1 not in {left[axis], right[axis]}:
            return axis
    return None


def _padded(shape: Shape, size: int) -> Shape:
    return (1,) * (size - len(shape)) + shape


def _reversed(shape: Shape | None) -> Shape | None:
    return None if shape is None else shape[::-1]
