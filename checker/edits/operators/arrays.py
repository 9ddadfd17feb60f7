"""Arrays: products, transposes, sums, axes, slices, indices."""

import ast
from collections.abc import Iterator

from checker.edits.build import constant, exchanged, new, product, turned
from checker.edits.engine import Change, Rank, operator
from checker.edits.places import Place

#: What takes an array to fewer numbers.
REDUCTIONS = {"sum", "mean", "max", "min", "prod", "argmax", "argmin", "any", "all"}


@operator(
    "with {of} transposed once more, or once too seldom",
    "{of} has its rows where its columns belong",
    "w.T @ X → w @ X | w @ X → w.T @ X | np.dot(a, b.T) → np.dot(a.T, b)",
)
def transpose(place: Place) -> Iterator[Change]:
    node = place.node
    match node:
        case ast.Attribute(value=inner, attr="T"):
            yield inner, {"of": inner}
        case ast.Name() | ast.BinOp() | ast.Call() | ast.Subscript() if place.is_operand:
            yield turned(node), {"of": node}
    match node:
        case ast.BinOp(left=left, op=ast.MatMult(), right=right):
            yield new("x @ y", x=turned(left), y=turned(right)), {"of": node}
        case ast.Call(func=dot, args=[left, right]) if product(node):
            yield new("dot(x, y)", dot=dot, x=turned(left), y=turned(right)), {"of": node}


@operator(
    "with {of} cut into rows anew (reshape), not transposed, or the other way round",
    "{of} is cut into rows anew where it belongs transposed, or the other way round",
    "X.T → X.reshape(X.shape[1], X.shape[0]) | X.reshape(X.shape[1], X.shape[0]) → X.T",
)
def reshape(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.Attribute(value=ast.Name() as inner, attr="T"):
            yield new("x.reshape(x.shape[1], x.shape[0])", x=inner), {"of": inner}
        case ast.Call(func=ast.Attribute(value=inner, attr="reshape")):
            yield turned(inner), {"of": inner}


@operator(
    "with another product of {left} and {right}",
    "{left} and {right} are not multiplied in the way that belongs there",
    "np.dot(a, b) → a * b | np.dot(a, b.T) → a * b | a * b → np.dot(a, b.T) | "
    "a * b.T → np.dot(a, b)",
)
def other_product(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            pattern = f"{place.scope.numpy}.dot(x, y)"
        case node if sides := product(node):
            (left, right), pattern = sides, "x * y"
        case _:
            return
    for one, other in ((left, right), (left, turned(right)), (turned(left), right)):
        if not (isinstance(left, ast.Constant) or isinstance(right, ast.Constant)):
            yield new(pattern, x=one, y=other), {"left": left, "right": right}


@operator(
    "with {left} and {right} exchanged",
    "{left} and {right} stand in each other's place",
    "a - b → b - a | a.dot(b) → b.dot(a) | np.dot(a, b) → np.dot(b, a) | X[:, k] → X[k, :] | "
    "x = a, b; return x → x = b, a; return x | x, y = a; return x → y, x = a; return x | "
    "{'x': a, 'y': b} → {'x': b, 'y': a}",
    targets=True,
    rank=Rank.LIKELY,
)
def exchange(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.BinOp(left=left, op=sign, right=right):
            yield ast.BinOp(right, sign, left), {"left": left, "right": right}
        case ast.Call(func=ast.Attribute(value=left, attr="dot"), args=[right]):
            yield new("y.dot(x)", x=left, y=right), {"left": left, "right": right}
        case ast.Subscript(value=owner, slice=ast.Tuple(elts=[left, right])):
            yield new("x[y, z]", x=owner, y=right, z=left), {"left": left, "right": right}
        case ast.Tuple(elts=parts) | ast.List(elts=parts) if place.field != "slice":
            for left, right, mixed in exchanged(parts):
                yield type(place.node)(mixed, ast.Load()), {"left": left, "right": right}
        case ast.Call(func=called, args=parts, keywords=options):
            for left, right, mixed in exchanged(parts):
                yield ast.Call(called, mixed, options), {"left": left, "right": right}
        case ast.Dict(keys=keys, values=values):
            for left, right, mixed in exchanged(values):
                yield ast.Dict(keys, mixed), {"left": left, "right": right}


@operator(
    "with {it} taken along {new}, not {old}",
    "{it} is taken along {old}",
    "np.sum(X) → np.sum(X, axis=0) | np.mean(X, axis=1) → np.mean(X) | "
    "X.sum() → X.sum(axis=1, keepdims=True) | X.sum(axis=1, keepdims=True) → X.sum()",
)
def other_axis(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.Call(func=ast.Attribute(attr=what) as called, args=args, keywords=options):
            if what not in REDUCTIONS:
                return
        case _:
            return
    along = next((each.value for each in options if each.arg == "axis"), None)
    rest = [each for each in options if each.arg != "axis"]
    old = "all axes" if along is None else f"axis {ast.unparse(along)}"
    kept = ast.keyword("keepdims", constant(value=True))
    found = [("all axes", rest), ("all axes", [])] if along is not None else []
    for number in (0, 1):
        one = ast.keyword("axis", constant(number))
        found += [(f"axis {number}", [one, *rest]), (f"axis {number}, which is kept", [one, kept])]
    for other, keywords in found:
        yield ast.Call(called, args, keywords), {"old": old, "new": other}


@operator(
    "with another part of {of}",
    "{it} is not the part of {of} that belongs there",
    "X[:, :k] → X[:, k:] | a[1:] → a[:] | a[:] → a[1:]",
    targets=True,
)
def other_part(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.Subscript(value=owner, slice=ast.Tuple(elts=parts)):
            pass
        case ast.Subscript(value=owner, slice=ast.Slice() as one):
            parts = [one]
        case _:
            return
    for i, each in enumerate(parts):
        if isinstance(each, ast.Slice):
            low, high = each.lower, each.upper
            ends = [(high, low), (None, high), (low, None)]
            ends += [(constant(1), high)] if low is None else []
            ends += [(low, constant(-1))] if high is None else []
            for lower, upper in ends:
                other = [*parts[:i], ast.Slice(lower, upper, each.step), *parts[i + 1 :]]
                where = ast.Tuple(other, ast.Load()) if len(parts) > 1 else other[0]
                yield ast.Subscript(owner, where, ast.Load()), {"of": owner}


@operator(
    "with {new} of {of} taken, not {old}",
    "{it} takes {old} of {of}, where {new} belong",
    "X[:k] → X[:, :k] | X[:, :k] → X[:k] | X[k] → X[:, k] | X[:, k] → X[k]",
    rank=Rank.LIKELY,
)
def rows_or_columns(place: Place) -> Iterator[Change]:
    rows, columns = "rows", "columns"
    match place.node:
        case ast.Subscript(owner, ast.Tuple([ast.Slice(None, None, None), cut])):
            yield ast.Subscript(owner, cut, ast.Load()), {"of": owner, "old": columns, "new": rows}
        case ast.Subscript(owner, ast.Slice() | ast.Name() | ast.BinOp() as cut):
            both = ast.Tuple([ast.Slice(), cut], ast.Load())
            yield ast.Subscript(owner, both, ast.Load()), {"of": owner, "old": rows, "new": columns}


@operator(
    "with one element of {it} in place of the whole",
    "one element of {it} belongs there, not the whole",
    "a - b → a[0] - b | a - b → a[-1] - b",
    rank=Rank.RARE,
)
def add_index(place: Place) -> Iterator[Change]:
    if place.is_operand and isinstance(place.node, ast.Name | ast.Attribute | ast.Call):
        for pattern in ("x[0]", "x[1]", "x[-1]"):
            yield new(pattern, x=place.node), {}


@operator(
    "with the whole of {of} in place of {it}",
    "the index in {it} is one too many",
    "a[0] - b → a - b",
    targets=True,
)
def drop_index(place: Place) -> Iterator[Change]:
    if isinstance(place.node, ast.Subscript):
        yield place.node.value, {"of": place.node.value}
