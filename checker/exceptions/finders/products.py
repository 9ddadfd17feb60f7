"""Two arrays whose shapes do not fit together: which ones, and in which axis."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.exceptions.case import Case
from checker.exceptions.finders import Found
from checker.exceptions.shapes import Shape, clash, product, read, shape_of_kind, written

_PAIR = 2  # axes of a matrix
_EXCHANGE = "One of them needs its rows and columns exchanged."
_LOOK = "Write the two shapes beside the formula: which sizes have to be the same?"
_SIZES = "Sizes have to be equal, or one of them 1."
_FOUR = frozenset({"add", "subtract", "multiply", "divide"})


@dataclass(frozen=True, kw_only=True)
class _Pair:
    """Two operands on the student's line."""

    code: str  #: both, as the student wrote them
    names: tuple[str, str]  #: each
    shapes: tuple[Shape | None, Shape | None]  #: as far as they are known
    times: bool = False  #: whether they stand around a ``*``


def not_aligned(case: Case, said: re.Match[str]) -> Found | None:
    """Read what ``np.dot`` says: both shapes, and which axes differ."""
    shapes, axes = (read(said[1]), read(said[2])), (int(said[4]), int(said[6]))
    if any(axis >= len(shape) for shape, axis in zip(shapes, axes, strict=True)):
        return None
    pair = _named(shapes, list(_products(case, at=False)))
    return _unequal(case, pair, shapes, axes, (int(said[3]), int(said[5])))


def core_dimension(case: Case, said: re.Match[str]) -> Found | None:
    """Read what ``@`` says: how many columns and how many rows there are, and no shape."""
    rows, columns = int(said[1]), int(said[2])
    fits = [
        pair
        for pair in _products(case, at=True)
        if all(
            shape is None or (0 < len(shape) <= _PAIR and shape[-1 if left else 0] == size)
            for shape, left, size in zip(pair.shapes, (True, False), (columns, rows), strict=True)
        )
    ]
    if len(fits) != 1 or fits[0].shapes == (None, None):
        return None
    left = fits[0].shapes[0]
    axes = (1 if left is None else len(left) - 1, 0)
    return _unequal(case, fits[0], fits[0].shapes, axes, (columns, rows))


def _unequal(
    case: Case,
    pair: _Pair | None,
    shapes: tuple[Shape | None, Shape | None],
    axes: tuple[int, int],
    sizes: tuple[int, int],
) -> Found:
    names = pair.names if pair else ("the left array", "the right array")
    words = [_side(shape, axis) for shape, axis in zip(shapes, axes, strict=True)]
    counts = " and ".join(
        f"{name}{f' {written(shape)}' if shape is not None else ''} has {size}"
        for name, shape, size in zip(names, shapes, sizes, strict=True)
    )
    needs = f"as many {words[0]} in {names[0]} as {words[1]} in {names[1]}"
    cure = _reshaped(case) or (_EXCHANGE if _one_transpose(case, shapes) else _LOOK)
    return {
        "pair": pair.code if pair else "a matrix product",
        "needs": needs,
        "counts": counts,
        "cure": cure,
    }


def _side(shape: Shape | None, axis: int) -> str:
    if shape is None or len(shape) == _PAIR:
        return ("rows", "columns")[axis]
    return "entries" if len(shape) == 1 else f"entries along axis {axis}"


def no_broadcast(case: Case, said: re.Match[str]) -> Found | None:
    """Read what an operator says: both shapes."""
    shapes = [read(each) for each in re.findall(r"\(([\d,]*)\)", said[1])]
    if len(shapes) < _PAIR or (axis := clash(left := shapes[0], right := shapes[1])) is None:
        return None
    pair = _named((left, right), list(_entrywise(case)))
    names = pair.names if pair else ("one array", "the other one")
    if len(left) == len(right) == _PAIR:
        where = f"the {_side(left, axis + _PAIR)} of both"
    else:
        where = "their sizes in the last axis" if axis == -1 else "their sizes in one axis"
    matrix = pair and pair.times and product(left, right) in _shapes_that_came(case)
    return {
        "pair": pair.code if pair else "this line",
        "both": f"{names[0]} {written(left)} and {names[1]} {written(right)}",
        "where": f"{where}, {left[axis]} and {right[axis]}",
        "times": "a matrix product" if matrix else "",
        "cure": _reshaped(case) or _SIZES,
    }


def in_place(case: Case, said: re.Match[str]) -> Found:
    """Read what ``-=`` says: the shape that there is, and the one that comes out."""
    shape, wanted = read(said[1]), read(said[2])
    targets = (node.target for node in case.nodes if isinstance(node, ast.AugAssign))
    target = next((each for each in targets if case.shapes.of(each) in {shape, None}), None)
    return {
        "target": f"`{case.code(target)}`" if target else "an array",
        "shape": written(shape),
        "wanted": written(wanted),
    }


def into(case: Case, said: re.Match[str]) -> Found:
    """Read what an assignment says: the shape that comes, and that of the place."""
    target = next((each for each in case.nodes if isinstance(each, ast.Subscript)), None)
    return {
        "target": f"`{case.code(target)}`" if target else "the place",
        "came": written(read(said[1])),
        "place": written(read(said[2])),
    }


def _named(shapes: tuple[Shape, Shape], pairs: list[_Pair]) -> _Pair | None:
    """Return the operands that have these shapes: certain, or the only ones that can have them."""
    fits = [
        pair
        for pair in pairs
        if all(had in {None, want} for had, want in zip(pair.shapes, shapes, strict=True))
    ]
    for pair in fits:
        if pair.shapes == shapes:
            return pair
    certain = len(fits) == len(pairs) == 1
    return fits[0] if certain else None


def _products(case: Case, *, at: bool) -> Iterator[_Pair]:
    for node in case.nodes:
        match node:
            case ast.BinOp(left=left, op=ast.MatMult(), right=right) if at:
                yield _pair(case, node, left, right)
            case ast.Call():
                name, arguments = case.shapes.numpy_call(node)
                if name == ("matmul" if at else "dot") and len(arguments) == _PAIR:
                    yield _pair(case, node, *arguments)


def _entrywise(case: Case) -> Iterator[_Pair]:
    for node in case.nodes:
        match node:
            case ast.BinOp(left=left, op=op, right=right) if not isinstance(op, ast.MatMult):
                yield _pair(case, node, left, right, times=isinstance(op, ast.Mult))
            case ast.Compare(left=left, comparators=[right]):
                yield _pair(case, node, left, right)
            case ast.AugAssign(target=ast.Name() as left, op=op, value=right):
                yield _pair(case, node, left, right)
            case ast.Call():
                name, arguments = case.shapes.numpy_call(node)
                if name in _FOUR and len(arguments) == _PAIR:
                    yield _pair(case, node, *arguments, times=name == "multiply")


def _pair(
    case: Case, node: ast.AST, left: ast.expr, right: ast.expr, *, times: bool = False
) -> _Pair:
    return _Pair(
        code=f"`{case.code(node)}`",
        names=(case.code(left), case.code(right)),
        shapes=(case.shapes.of(left), case.shapes.of(right)),
        times=times,
    )


def _one_transpose(case: Case, shapes: tuple[Shape | None, Shape | None]) -> bool:
    """Tell whether exactly one exchange of axes leads to a shape that an argument has, too."""
    left, right = shapes
    if left is None or right is None:
        return False
    results = [product(left[::-1], right), product(left, right[::-1])]
    came = _shapes_that_came(case)
    return sum(result is not None and result in came for result in results) == 1


def _shapes_that_came(case: Case) -> set[Shape]:
    """Return the shapes of the function's arguments: what it computes mostly has one of these."""
    found = (shape_of_kind(case.kinds.get(name, "")) for name in case.parameters)
    return {shape for shape in found if shape} | {each for each in case.arguments.values() if each}


def _reshaped(case: Case) -> str:
    """Say that an argument on the line has another shape than it had when it came."""
    for node in case.nodes:
        for each in ast.walk(node):
            if isinstance(each, ast.Name) and (came := case.arguments.get(each.id)):
                shape = case.shapes.of(each)
                if shape is not None and shape != came:
                    return f"{each.id} is {written(shape)} here, and came as {written(came)}."
    return ""
