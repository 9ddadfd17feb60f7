"""Exceptions of numpy about two arrays whose shapes do not fit together."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.explain.case import Case, Rule, say
from checker.explain.shapes import Shape, clash, product, read, shape_of_kind, written

_PAIR = 2  # axes of a matrix
_EXCHANGE = "One of them needs its rows and columns exchanged."
_LOOK = "Write the two shapes beside the formula: which size is n, the pixels, and which is m?"


@dataclass(frozen=True, kw_only=True)
class _Pair:
    """Two operands on the student's line."""

    code: str  #: both, as the student wrote them
    names: tuple[str, str]  #: each
    shapes: tuple[Shape | None, Shape | None]  #: as far as they are known
    times: bool = False  #: whether they stand around a ``*``


def _not_aligned(case: Case, match: re.Match[str]) -> tuple[str, str] | None:
    """``np.dot`` says both shapes and which axes differ."""
    shapes, axes = (read(match[1]), read(match[2])), (int(match[4]), int(match[6]))
    sizes = (int(match[3]), int(match[5]))
    if any(axis >= len(shape) for shape, axis in zip(shapes, axes, strict=True)):
        return None
    pair = _named(shapes, list(_products(case, at=False)))
    return _unequal(case, pair, shapes, axes, sizes)


def _core_dimension(case: Case, match: re.Match[str]) -> tuple[str, str] | None:
    """``@`` says how many columns and how many rows there are, and no shape."""
    rows, columns = int(match[1]), int(match[2])
    pairs = list(_products(case, at=True))
    fits = [
        pair
        for pair in pairs
        if all(
            shape is None or (0 < len(shape) <= _PAIR and shape[-1 if left else 0] == size)
            for shape, left, size in zip(pair.shapes, (True, False), (columns, rows), strict=True)
        )
    ]
    sure = [pair for pair in fits if None not in pair.shapes]
    pair = sure[0] if sure else fits[0] if len(fits) == len(pairs) == 1 else None
    if pair is None or pair.shapes == (None, None):
        what = "a matrix product needs as many columns on its left side as rows on its right side"
        return f"{what}, and there are {columns} and {rows}.", _LOOK
    left, right = pair.shapes
    axes = (1 if left is None else len(left) - 1, 0)
    return _unequal(case, pair, (left, right), axes, (columns, rows))


def _unequal(
    case: Case,
    pair: _Pair | None,
    shapes: tuple[Shape | None, Shape | None],
    axes: tuple[int, int],
    sizes: tuple[int, int],
) -> tuple[str, str]:
    names = pair.names if pair else ("the left array", "the right array")
    words = [_side(shape, axis) for shape, axis in zip(shapes, axes, strict=True)]
    counts = " and ".join(
        f"{name}{f' {written(shape)}' if shape is not None else ''} has {size}"
        for name, shape, size in zip(names, shapes, sizes, strict=True)
    )
    code = pair.code if pair else "a matrix product"
    needs = f"as many {words[0]} in {names[0]} as {words[1]} in {names[1]}"
    return f"{code} needs {needs}, but {counts}.", _weights(case) or (
        _EXCHANGE if _one_transpose(case, shapes) else _LOOK
    )


def _side(shape: Shape | None, axis: int) -> str:
    if shape is None or len(shape) == _PAIR:
        return ("rows", "columns")[axis]
    return "entries" if len(shape) == 1 else f"entries along axis {axis}"


def _no_broadcast(case: Case, match: re.Match[str]) -> tuple[str, str] | None:
    shapes = [read(each) for each in re.findall(r"\(([\d,]*)\)", match[1])]
    if len(shapes) < _PAIR:
        return None
    left, right = shapes[0], shapes[1]
    axis = clash(left, right)
    if axis is None:
        return None
    pair = _named((left, right), list(_entrywise(case)))
    names = pair.names if pair else ("one array", "the other one")
    both = f"{names[0]} {written(left)} and {names[1]} {written(right)}"
    if len(left) == len(right) == _PAIR:
        where = f"the {_side(left, axis + _PAIR)} of both"
    else:
        where = "their sizes in the last axis" if axis == -1 else "their sizes in one axis"
    code = pair.code if pair else "this line"
    what = f"{code} takes {both} entry by entry: {where}, {left[axis]} and {right[axis]}, differ."
    if pair and pair.times and product(left, right) in _lesson_shapes(case):
        return what, "`*` multiplies entry by entry; the formula has a matrix product here."
    return what, _weights(case) or "Sizes have to be equal, or one of them 1."


def _in_place(case: Case, match: re.Match[str]) -> tuple[str, str]:
    shape, wanted = read(match[1]), read(match[2])
    targets = (node.target for node in case.nodes if isinstance(node, ast.AugAssign))
    target = next((each for each in targets if case.shapes.of(each) in {shape, None}), None)
    name = case.quoted(target, "the array") if target else "an array"
    what = f"{name} has shape {written(shape)} and keeps it in place, but the result is"
    return (
        f"{what} {written(wanted)}.",
        "Compare the shape of the right side with that of the left.",
    )


def _into(case: Case, match: re.Match[str]) -> tuple[str, str]:
    targets = [
        each
        for node in case.nodes
        if isinstance(node, ast.Assign)
        for each in node.targets
        if isinstance(each, ast.Subscript)
    ]
    target = case.quoted(targets[0], "the place") if targets else "the place"
    shapes = written(read(match[1])), written(read(match[2]))
    what = f"an array of shape {shapes[0]} does not fit into {target}, which has shape {shapes[1]}."
    return what, "Compare the shapes of the two sides of the line."


def _named(shapes: tuple[Shape, Shape], pairs: list[_Pair]) -> _Pair | None:
    """The operands that have these shapes: certain, or the only ones that can have them."""
    fits = [
        pair
        for pair in pairs
        if all(had in {None, want} for had, want in zip(pair.shapes, shapes, strict=True))
    ]
    for pair in fits:
        if pair.shapes == shapes:
            return pair
    certain = len(fits) == len(pairs) == 1 and fits[0].shapes != (None, None)
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
                if name in {"add", "subtract", "multiply", "divide"} and len(arguments) == _PAIR:
                    yield _pair(case, node, *arguments, times=name == "multiply")


def _pair(
    case: Case, node: ast.AST, left: ast.expr, right: ast.expr, *, times: bool = False
) -> _Pair:
    return _Pair(
        code=case.quoted(node, "this line"),
        names=(case.code(left) or "the left array", case.code(right) or "the right array"),
        shapes=(case.shapes.of(left), case.shapes.of(right)),
        times=times,
    )


def _one_transpose(case: Case, shapes: tuple[Shape | None, Shape | None]) -> bool:
    """Whether exactly one exchange of axes leads to a shape that the lesson needs."""
    left, right = shapes
    if left is None or right is None:
        return False
    results = [product(left[::-1], right), product(left, right[::-1])]
    wanted = _lesson_shapes(case)
    return sum(result is not None and result in wanted for result in results) == 1


def _lesson_shapes(case: Case) -> set[Shape]:
    """The shapes of Formula 2, one score for each example, and of Formula 5, one slope a pixel."""
    pixels = shape_of_kind(case.kinds.get("X", ""))
    if pixels is None or len(pixels) != _PAIR:
        return set()
    n, m = pixels
    return {(1, m), (n, 1)}


def _weights(case: Case) -> str:
    """Say that w is no column, where it is none."""
    w, uses = shape_of_kind(case.kinds.get("w", "")), {getattr(n, "id", "") for n in case.nodes}
    if w is None or "w" not in uses or (len(w) == _PAIR and (w[1] == 1 or w[0] != 1)):
        return ""
    return f"w is {written(w)} here; the lesson's w is a column, of shape (n, 1)." if w else ""


_NOT_ALIGNED = (
    r"shapes \(([\d, ]*)\) and \(([\d, ]*)\) not aligned: "
    r"(\d+) \(dim (\d)\) != (\d+) \(dim (\d)\)"
)
_CORE = (
    r"matmul: Input operand 1 has a mismatch in its core dimension 0.*"
    r"\(size (\d+) is different from (\d+)\)"
)
_JOINED = (
    r"input array dimensions .* must match exactly.*along dimension (\d+), .*"
    r"index 0 has size (\d+) .*has size (\d+)"
)
RULES: tuple[Rule, ...] = (
    (
        "ValueError",
        _NOT_ALIGNED,
        _not_aligned,
    ),
    (
        "ValueError",
        _CORE,
        _core_dimension,
    ),
    (
        "ValueError",
        r"matmul: Input operand \d does not have enough dimensions",
        say(
            "a matrix product has a single number on one side, where an array has to stand.",
            "A number times an array is written with `*`.",
        ),
    ),
    (
        "ValueError",
        r"operands could not be broadcast together with remapped shapes",
        say(
            "the letters of np.einsum give one letter to axes of different sizes.",
            "A letter stands for one size: write the shape of each array below its letters.",
        ),
    ),
    (
        "ValueError",
        r"einstein sum|einsum",
        say(
            "the letters of np.einsum do not fit the arrays: each axis needs one letter.",
            "Write the shape of each array below its letters.",
        ),
    ),
    (
        "ValueError",
        r"operands could not be broadcast together with shapes ((?:\([\d,]*\) ?)+)",
        _no_broadcast,
    ),
    (
        "ValueError",
        r"non-broadcastable output operand with shape \(([\d,]*)\) .*shape \(([\d,]*)\)",
        _in_place,
    ),
    (
        "ValueError",
        r"could not broadcast input array from shape \(([\d,]*)\) into shape \(([\d,]*)\)",
        _into,
    ),
    (
        "ValueError",
        _JOINED,
        say(
            "arrays are joined that differ along axis {0}: {1} and {2} entries.",
            "Only the axis along which they are joined may differ.",
        ),
    ),
)
