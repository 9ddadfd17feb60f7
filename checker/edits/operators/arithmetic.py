"""Terms, factors, divisors and signs."""

import ast
from collections.abc import Iterator

from checker.edits.build import VALUES, constant, name, new, product, without
from checker.edits.engine import Change, Rank, operator
from checker.edits.places import Place, is_count

SIGNS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.MatMult: "@",
    ast.Pow: "**",
    ast.FloorDiv: "//",
    ast.Mod: "%",
}
#: A sign → what its right side is, and what its left side is.
ROLES = {
    "+": ("term", "term"),
    "-": ("subtraction of", "term"),
    "*": ("factor", "factor"),
    "/": ("division by", "numerator"),
    "@": ("factor", "factor"),
    "**": ("exponent", "base"),
    "//": ("division by", "numerator"),
    "%": ("remainder by", "number"),
}
#: Small numbers that keep a logarithm finite.
GUARDS = (1e-3, 1e-4, 1e-5)


@operator(
    "without the {role} {lost}",
    "the {role} {lost} is one too many in {it}",
    "m = len(y); return a / m → m = len(y); return a | np.log(a + b) → np.log(a) | 1 - a → a | "
    "-a → a | np.dot(X, y) → X | a and b → a",
    rank=Rank.LIKELY,
)
def drop_operand(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in SIGNS:
            behind, before = ROLES[SIGNS[type(sign)]]
            yield left, {"role": behind, "lost": right}
            yield right, {"role": before, "lost": left}
            if isinstance(sign, ast.Sub):
                yield new("-x", x=right), {"role": before, "lost": left}
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=inner):
            yield inner, {"role": "sign in front of", "lost": inner}
        case ast.Call() as node if sides := product(node):
            for lost, (kept,) in without(sides):
                yield kept, {"role": "factor", "lost": lost}
        case ast.BoolOp(op=sign, values=values):
            for lost, rest in without(values):
                kept = ast.BoolOp(sign, rest) if len(rest) > 1 else rest[0]
                yield kept, {"role": "condition", "lost": lost}


@operator(
    "with one more division by {count}",
    "the division of {it} by {count} is missing",
    "m = len(y); return a → m = len(y); return a / m | "
    "np.sum(X) * X.shape[0] → np.sum(X) * X.shape[0] / X.shape[0]",
)
def divide_by_count(place: Place) -> Iterator[Change]:
    it = place.node
    if place.is_operand and isinstance(it, VALUES) and not is_count(it):
        for count in place.scope.counts:
            yield new("x / n", x=it, n=count), {"count": count}


@operator(
    "with the opposite sign of {it}",
    "{it} has the wrong sign",
    "a * 2 → -(a * 2)",
)
def negate(place: Place) -> Iterator[Change]:
    number = is_count(place.node) or isinstance(place.holder, ast.Tuple | ast.List)
    if place.is_operand and isinstance(place.node, VALUES) and not number:
        yield new("-x", x=place.node), {}


@operator(
    "with `{other}` in place of `{sign}` before {right}",
    "the `{sign}` before {right} is not the sign that belongs there",
    "a + b → a - b | a / b → a * b | a + b + c → a + b * c | a - b * c → a - b + c | "
    "a += b; return a → a -= b; return a",
    rank=Rank.LIKELY,
)
def other_sign(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.BinOp(left, sign, right):
            signs = _signs_between(left, sign, right)
        case ast.AugAssign(left, sign, right):
            was = SIGNS.get(type(sign), "")
            signs = (
                (was, each, new(f"x {each}= y", x=left, y=right), right) for each in SIGNS.values()
            )
        case _:
            return
    for was, other, made, behind in signs:
        yield made, {"sign": was, "other": other, "right": behind}


def _signs_between(
    left: ast.expr, sign: ast.operator, right: ast.expr
) -> Iterator[tuple[str, str, ast.expr, ast.expr]]:
    """Yield the old sign and another one, what it makes, and what stands behind it.

    Where there are no brackets, another sign may bind otherwise: ``a + b + c`` → ``a + b * c``.
    """
    was = SIGNS.get(type(sign), "")
    for other in SIGNS.values():
        yield was, other, new(f"x {other} y", x=left, y=right), right
        match left:
            case ast.BinOp(a, first, b) if _binds(first) >= _binds(was) and _binds(first) < _binds(
                other
            ):
                made = ast.BinOp(a, first, new(f"x {other} y", x=b, y=right))
                yield was, other, made, right
        match right:
            case ast.BinOp(b, second, c) if _binds(second) > _binds(was) >= _binds(other):
                made = new(f"x {other} y", x=ast.BinOp(left, sign, b), y=c)
                yield SIGNS[type(second)], other, made, c


def _binds(sign: ast.operator | str) -> int:
    """Return how tight a sign binds."""
    text = sign if isinstance(sign, str) else SIGNS.get(type(sign), "")
    return 1 if text in {"+", "-"} else 3 if text == "**" else 2


@operator(
    "with `1 -` put before {it}",
    "the `1 -` before {it} is missing",
    "a * 2 → (1 - a) * 2",
)
def complement(place: Place) -> Iterator[Change]:
    if place.is_operand and isinstance(place.node, ast.Name | ast.Subscript | ast.Call):
        yield new("1 - x", x=place.node), {}


@operator(
    "with other brackets in {it}",
    "the brackets in {it} do not stand where they belong",
    "1 / (1 + a) → 1 / 1 + a | (a + b) * 2 → a + b * 2",
)
def regroup(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.BinOp(left=ast.BinOp(left=a, op=first, right=b), op=second, right=c):
            yield ast.BinOp(a, first, ast.BinOp(b, second, c)), {}
    match place.node:
        case ast.BinOp(left=a, op=first, right=ast.BinOp(left=b, op=second, right=c)):
            yield ast.BinOp(ast.BinOp(a, first, b), second, c), {}


@operator(
    "with one more {role} {name}",
    "{name} is used nowhere, and is missing in {it}",
    "a = np.exp(a); b = 1; return a → a = np.exp(a); b = 1; return a + b | "
    "b = 2; return np.log(-a) → b = 2; return np.log(-a * b) | "
    "y = 2; return X → y = 2; return np.dot(X, y)",
)
def add_unused(place: Place) -> Iterator[Change]:
    if place.is_whole and isinstance(place.node, VALUES):
        for other in map(name, place.scope.unused[:4]):
            both = {"x": place.node, "y": other}
            for sign in "+-*/":
                yield new(f"x {sign} y", **both), {"role": ROLES[sign][0], "name": other}
            for pattern in (f"{place.scope.numpy}.dot(x, y)", f"{place.scope.numpy}.dot(y, x)"):
                yield new(pattern, **both), {"role": "factor", "name": other}


@operator(
    "with {it} times {factor}",
    "a factor or a divisor is missing in {it}",
    "a + b → (a + b) * 2",
    rank=Rank.RARE,
)
def scale(place: Place) -> Iterator[Change]:
    if place.is_result and isinstance(place.node, VALUES):
        counts = place.scope.counts[:3]
        factors = [constant(2), *counts, *(new("-n", n=count) for count in counts)]
        factors += [new("n * n", n=count) for count in counts]
        for factor in factors:
            yield new("x * n", x=place.node, n=factor), {"factor": factor}
            yield new("x / n", x=place.node, n=factor), {"factor": new("1 / n", n=factor)}


@operator(
    "with {small} added to {inner} before the logarithm",
    "{inner} lacks a small number before the logarithm",
    "np.log(a) → np.log(a + 0.001)",
    rank=Rank.RARE,
)
def guard(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.Call(func=ast.Attribute(attr="log") as log, args=[inner]):
            for small in map(constant, GUARDS):
                words = {"small": small, "inner": inner}
                yield new("log(x + y)", log=log, x=inner, y=small), words


@operator(
    "with {name} changed in place",
    "{it} changes the {name} that was given, or does not",
    "a = a - b; return a → a -= b; return a | a -= b; return a → a = a - b; return a",
)
def in_place(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.Assign(
            targets=[ast.Name(id=kept) as target],
            value=ast.BinOp(left=ast.Name(id=used), op=sign, right=right),
        ) if kept == used:
            yield ast.AugAssign(target, sign, right), {"name": target}
        case ast.AugAssign(target=ast.Name() as target, op=sign, value=right):
            yield ast.Assign([target], ast.BinOp(target, sign, right)), {"name": target}


@operator(
    "with only the last value kept in {name}",
    "{it} keeps only the last value, or adds to it",
    "a += b; return a → a = b; return a | a = b; return a → a += b; return a | "
    "a.append(b); return a → a = [b]; return a | a = [b]; return a → a.append(b); return a",
)
def only_last(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.AugAssign(target=target, value=value):
            yield new("x = y", x=target, y=value), {"name": target}
        case ast.Assign(targets=[ast.Name() as target], value=ast.List(elts=[value])):
            yield ast.Expr(new("x.append(y)", x=target, y=value)), {"name": target}
        case ast.Assign(targets=[ast.Name() | ast.Subscript() as target], value=value):
            for sign in "+-*":
                yield new(f"x {sign}= y", x=target, y=value), {"name": target}
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner, attr="append"), args=[value])):
            yield new("x = [y]", x=owner, y=value), {"name": owner}
