"""Functions: another one, one too many or missing; values and arguments too many or missing."""

import ast
from collections.abc import Callable, Iterator

from checker.edits.build import VALUES, constant, name, new, same, without
from checker.edits.engine import Change, Rank, operator
from checker.edits.places import Place

#: Functions and methods that are taken for each other.
ALIKE = (
    ("sum", "mean", "max", "min", "prod", "len"),
    ("log", "log2", "log10", "log1p", "exp"),
    ("exp", "exp2", "expm1", "log"),
    ("dot", "multiply", "matmul", "outer", "inner"),
    ("zeros", "ones", "empty", "full"),
    ("zeros_like", "ones_like", "empty_like"),
    ("argmax", "argmin", "max", "min"),
    ("maximum", "minimum"),
    ("vstack", "hstack", "concatenate", "stack"),
    ("abs", "square", "sqrt"),
    ("append", "extend", "insert", "remove"),
    ("list", "tuple", "set", "sorted"),
    ("int", "float", "round", "floor", "ceil"),
    ("any", "all"),
    ("lower", "upper"),
    ("keys", "values", "items"),
)
#: What is easily forgotten, or done once too often.
FORGOTTEN = (
    *(f"np.{each}(x)" for each in ("abs", "square", "sqrt", "exp", "log", "ravel", "squeeze")),
    *(f"{each}(x)" for each in ("len", "list", "sorted", "int", "float", "abs", "range")),
    "x.astype(float)",
    "x.copy()",
    "x[::-1]",
)
DECIMALS = (0, 2, 4)
#: What gives the same, whether a sign or a factor stands inside or outside of its brackets.
LINEAR = {"sum", "mean", "dot", "array", "asarray", "float", "ravel", "squeeze"}


@operator(
    "with `{new}` in place of `{old}`",
    "`{old}` stands where `{new}` belongs",
    "np.sum(a) → np.mean(a) | a.max() → a.min() | max(a) → min(a) | "
    "np.zeros((a, 1)) → np.ones((a, 1)) | smooth(a) → np.tanh(a) | "
    "smooth(a) + np.tanh(a) → smooth(a) + smooth(a)",
    rank=Rank.LIKELY,
)
def other_function(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.Call(func=ast.Name(id=was) | ast.Attribute(attr=was) as func, args=args):
            pass
        case _:
            return
    owner = func.value if isinstance(func, ast.Attribute) else None
    library = isinstance(owner, ast.Name) and owner.id not in place.scope.names
    old = ast.unparse(func) if owner is None or library else f".{was}"
    others = dict.fromkeys(each for group in ALIKE if was in group for each in group)
    for other in others:
        func = new(f"x.{other}", x=owner) if owner else name(other)
        words = {"old": old, "new": old.removesuffix(was) + other}
        yield ast.Call(func, args, place.node.keywords), words
    if len(args) == 1 and not others and not place.node.keywords:
        numpy = (f"{place.scope.numpy}.{each}" for each in ("tanh", "exp"))
        for other in (*place.scope.called, *numpy):
            yield new(f"{other}(x)", x=args[0]), {"old": old, "new": other}


@operator(
    "without `{called}` around {inner}",
    "`{called}` around {inner} is one too many",
    "np.sum(a) → a | (a > 0).astype(float) → a > 0 | smooth(a) + smooth(b) → a + smooth(b)",
)
def drop_function(place: Place) -> Iterator[Change]:
    names = place.scope.names
    match place.node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=owner)) as func, args=[inner, *_]) if (
            owner not in names
        ):
            yield inner, {"called": ast.unparse(func), "inner": inner}
        case ast.Call(func=ast.Attribute(value=inner, attr=last)):
            yield inner, {"called": f".{last}", "inner": inner}
        case ast.Call(func=ast.Name(id=last), args=[inner, *_]):
            yield inner, {"called": last, "inner": inner}


@operator(
    "with `{called}` applied to {it}",
    "`{called}` is not applied to {it}",
    "(a - b) / 2 → np.sum(a - b) / 2 | smooth(a) → smooth(smooth(a)) | "
    "np.log(a) * b → np.log(a) * np.log(b)",
)
def apply_function(place: Place) -> Iterator[Change]:
    if place.is_operand and isinstance(place.node, (*VALUES, ast.Compare)):
        sums = (f"{place.scope.numpy}.{each}" for each in ("sum", "mean"))
        for function in dict.fromkeys((*place.scope.called, *place.scope.applied, *sums)):
            yield new(f"{function}(x)", x=place.node), {"called": function}


@operator(
    "with `{called}` applied to {it}",
    "`{called}` is not applied to {it}",
    "b = a; return b → b = len(a); return b | a - b → np.square(a - b) | "
    "a - b → np.round(a - b, 2)",
    rank=Rank.RARE,
)
def apply_another(place: Place) -> Iterator[Change]:
    between = isinstance(place.node, ast.BinOp) and isinstance(place.node.op, ast.Sub)
    if isinstance(place.node, ast.expr) and (place.is_whole or between or place.field == "iter"):
        rounded = (f"np.round(x, {decimals})" for decimals in DECIMALS if place.is_result)
        for pattern in (*FORGOTTEN, *rounded):
            written = pattern.replace("np.", f"{place.scope.numpy}.")
            yield new(written, x=place.node), {"called": written.split("(")[0].lstrip("x")}


@operator(
    "with {moved} {there} the brackets of `{called}`",
    "{moved} stands {here} the brackets of `{called}`, and belongs {there}",
    "smooth(a + b) → smooth(a) + b | smooth(a) + b → smooth(a + b) | "
    "np.exp(-a) → -np.exp(a) | -1 * np.exp(a) → np.exp(-1 * a)",
)
def across_brackets(place: Place) -> Iterator[Change]:
    for moved, rest, around in _parted(place.node):
        match rest:
            case ast.Call(func=called, args=[inner], keywords=[]) if _can_cross(called):
                words = {"moved": moved, "called": ast.unparse(called)}
                made = ast.Call(called, [around(inner)], [])
                yield made, {**words, "here": "outside", "there": "inside"}
    match place.node:
        case ast.Call(func=called, args=[inner], keywords=[]) if _can_cross(called):
            for moved, rest, around in _parted(inner):
                words = {"moved": moved, "called": ast.unparse(called)}
                outer = around(ast.Call(called, [rest], []))
                yield outer, {**words, "here": "inside", "there": "outside"}


def _can_cross(called: ast.expr) -> bool:
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name not in LINEAR


def _parted(
    node: ast.AST,
) -> Iterator[tuple[ast.expr | str, ast.expr, Callable[[ast.expr], ast.expr]]]:
    """Yield what stands outermost in a formula, what is left, and what puts it around something."""
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            yield "the minus", inner, lambda x: new("-x", x=x)
        case ast.BinOp(left=left, op=sign, right=right):
            yield right, left, lambda x: ast.BinOp(x, sign, right)
            yield left, right, lambda x: ast.BinOp(left, sign, x)


@operator(
    "without {lost}",
    "{lost} is one too many in {it}",
    "x = a, b; return x → x = a; return x | {'x': a, 'y': b} → {'x': a} | "
    "b = 1; return g(a, b) → b = 1; return g(a) | sorted(a, reverse=True) → sorted(a)",
)
def drop_value(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.Call(func=called, args=parts, keywords=options):
            for lost, rest in without(parts) if len(parts) > 1 else ():
                yield ast.Call(called, rest, options), {"lost": lost}
            for option, others in without(options):
                yield ast.Call(called, parts, others), {"lost": option}
        case ast.Tuple(elts=parts) | ast.List(elts=parts) if place.field != "slice":
            for lost, rest in without(parts):
                alone = len(rest) == 1 and isinstance(place.node, ast.Tuple)
                yield rest[0] if alone else type(place.node)(rest, ast.Load()), {"lost": lost}
        case ast.Dict(keys=keys, values=values):
            for (key, some), (_, left) in zip(without(keys), without(values), strict=True):
                yield ast.Dict(some, left), {"lost": key or "the rest"}


@operator(
    "with {gained} besides",
    "{gained} is missing beside {it}",
    "x = a; return x → x = a; return x, a | b = 1; return g(a) → b = 1; return g(a, b) | "
    "sorted(a) → sorted(a, reverse=True)",
    rank=Rank.RARE,
)
def add_value(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.Call(func=ast.Name(id=last) as called, args=args, keywords=options):
            for gained in map(name, place.scope.unused):
                yield ast.Call(called, [*args, gained], options), {"gained": gained}
            if last == "sorted" and not options:
                backwards = ast.keyword("reverse", constant(value=True))
                yield ast.Call(called, args, [backwards]), {"gained": "`reverse`"}
    if isinstance(place.holder, ast.Return):
        parts = place.node.elts if isinstance(place.node, ast.Tuple) else [place.node]
        for gained in map(name, place.scope.names):
            if not any(same(gained, part) for part in parts):
                for both in ([*parts, gained], [gained, *parts]):
                    yield ast.Tuple(both, ast.Load()), {"gained": gained}


@operator(
    "with brackets of the other kind after {owner}",
    "{owner} has brackets of the wrong kind behind it",
    "g(x) → g[x] | g[x] → g(x)",
)
def brackets(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.Subscript(value=ast.Name() | ast.Attribute() as owner, slice=at):
            if not isinstance(at, ast.Slice | ast.Tuple):
                yield new("f(x)", f=owner, x=at), {"owner": owner}
        case ast.Call(func=ast.Name() as owner, args=[at], keywords=[]):
            yield new("f[x]", f=owner, x=at), {"owner": owner}


@operator(
    "with {owner} named, and not called",
    "{owner} is named where it is to be called, or the other way round",
    "a.sum() → a.sum | a.sum → a.sum()",
)
def uncalled(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.Call(func=ast.Attribute() as owner, args=[], keywords=[]):
            yield owner, {"owner": owner}
        case ast.Attribute(attr=last) as owner if last not in {"T", "shape", "size"}:
            yield new("f()", f=owner), {"owner": owner}


@operator(
    "with {what} in place of {it}",
    "{it} stands where {what} belongs",
    "a + x → a + [x] | a + x → a + (x,) | a + [x] → a + x",
    rank=Rank.RARE,
)
def in_brackets(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.List(elts=[one]) | ast.Tuple(elts=[one]):
            yield one, {"what": one}
        case ast.Name() | ast.Call() | ast.Subscript() if place.is_operand:
            if isinstance(place.holder, ast.BinOp | ast.Call | ast.Return | ast.AugAssign):
                yield new("[x]", x=place.node), {"what": "a list of it"}
                yield new("(x,)", x=place.node), {"what": "a tuple of it"}
