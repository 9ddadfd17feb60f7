"""Terms, signs within a sum, other arithmetic; sums, means and their axes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from checker.operators import build
from checker.operators.change import Change, spoken
from checker.operators.lines import Line, Place

#: What the right side of an operation is used as.
USED: dict[type[ast.operator], str] = {
    ast.Add: "added",
    ast.Sub: "subtracted",
    ast.Mult: "used as a factor",
    ast.Div: "used as a divisor",
    ast.Pow: "used as an exponent",
    ast.FloorDiv: "used as a divisor that gives whole numbers",
}
#: The other sign first.
LIKELY: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add, ast.Mult),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult, ast.Sub),
}
#: Slips of the finger.
UNLIKELY: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Mult: (ast.Pow, ast.Sub),
    ast.Div: (ast.FloorDiv, ast.Add),
}


def term_dropped(place: Place, _line: Line) -> Iterator[Change]:
    """A term of a sum or difference left out; x in place of 1 − x."""
    match place.node:
        case ast.BinOp(left=ast.Constant(value=1), op=ast.Sub(), right=right):
            clause = f"{spoken(right)} were used where {spoken(place.node)} belongs"
            yield Change("complement", right, clause)
            lost = f"the term 1 of {spoken(place.node)} were left out"
            yield Change("term-dropped", ast.UnaryOp(ast.USub(), right), lost)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            yield _term(left, right)
            yield _term(right, left)
        case ast.BinOp(left=left, op=ast.Sub(), right=right):
            yield _term(left, right)
            yield _term(ast.UnaryOp(ast.USub(), right), left)


def _term(kept: ast.expr, lost: ast.expr) -> Change:
    return Change("term-dropped", kept, f"the term {spoken(lost)} were left out")


def sign(place: Place, _line: Line) -> Iterator[Change]:
    """A + for a −, × for ∕, and the other way round; b − a for a − b, b ∕ a for a ∕ b."""
    if not isinstance(place.node, ast.BinOp):
        return
    node = place.node
    yield from _others(node, LIKELY)
    if isinstance(node.op, ast.Sub | ast.Div):
        turned = ast.BinOp(node.right, node.op, node.left)
        where = "difference" if isinstance(node.op, ast.Sub) else "division"
        both = f"{spoken(node.left)} and {spoken(node.right)}"
        yield Change("turned-round", turned, f"{both} had changed sides in the {where}")


def rarer(place: Place, _line: Line) -> Iterator[Change]:
    """Arithmetic that is a slip of the finger: ``**`` for ``*``, ``//`` for ``/``."""
    if isinstance(place.node, ast.BinOp):
        yield from _others(place.node, UNLIKELY)


def _others(
    node: ast.BinOp, table: dict[type[ast.operator], tuple[type[ast.operator], ...]]
) -> Iterator[Change]:
    for other in table.get(type(node.op), ()):
        right = USED[type(node.op)].removeprefix("used " if "used" in USED[other] else "")
        clause = f"{spoken(node.right)} were {USED[other]}, not {right}"
        yield Change("other-sign", ast.BinOp(node.left, other(), node.right), clause)


def reduction(place: Place, _line: Line) -> Iterator[Change]:
    """A sum left out, or taken for a mean, or along an axis."""
    node = place.node
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return
    owner, kind = node.func.value, node.func.attr
    of_numpy = isinstance(owner, ast.Name) and owner.id == "np"
    if kind not in build.REDUCTIONS or (of_numpy and not node.args):
        return
    noun = build.REDUCTIONS[kind]
    if kind in {"sum", "mean"}:
        other = "mean" if kind == "sum" else "sum"
        changed = ast.Call(build.attribute(owner, other), node.args, node.keywords)
        yield Change("sum-or-mean", changed, f"the {other} were taken, not the {noun}")
    inner = node.args[0] if of_numpy else owner
    yield Change("not-summed", inner, f"the {noun} were left out")
    yield from _axes(node, noun)


def _axes(node: ast.Call, noun: str) -> Iterator[Change]:
    given = [each.value for each in node.keywords if each.arg == "axis"]
    rest = [each for each in node.keywords if each.arg != "axis"]
    if given:
        changed = ast.Call(node.func, node.args, rest)
        clause = f"the {noun} were taken of all numbers, not along axis {spoken(given[0])}"
        yield Change("axis-dropped", changed, clause)
    for axis in (0, 1):
        keyword = ast.keyword("axis", ast.Constant(axis))
        changed = ast.Call(node.func, node.args, [keyword, *rest])
        yield Change("axis", changed, f"the {noun} were taken along axis {axis} only")
        keep = ast.keyword("keepdims", ast.Constant(value=True))
        if not rest:
            kept = ast.Call(node.func, node.args, [keyword, keep])
            clause = f"the {noun} were taken along axis {axis} only, and the axis kept"
            yield Change("axis", kept, clause)
