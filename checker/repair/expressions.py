"""Changes of one expression: another name, sign, number, function; a part too many or too few."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence

from checker.repair.code import Code
from checker.repair.edits import Edit, Place, Telling

#: From a place, what it may be changed to.
Kind = Callable[[Code, Place], Iterator[Edit]]

SIGNS: Mapping[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.MatMult: "@",
    ast.Pow: "**",
    ast.FloorDiv: "//",
    ast.Mod: "%",
}
COMPARISONS: Mapping[type[ast.AST], str] = {
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
#: Functions and methods that are taken for each other.
ALIKE: Sequence[tuple[str, ...]] = (
    ("sum", "mean", "max", "min", "prod"),
    ("log", "log2", "log10", "log1p", "exp"),
    ("exp", "exp2", "expm1", "log"),
    ("dot", "multiply", "matmul", "outer", "inner"),
    ("zeros", "ones", "empty", "full"),
    ("zeros_like", "ones_like", "empty_like"),
    ("argmax", "argmin", "max", "min"),
    ("maximum", "minimum"),
    ("vstack", "hstack", "concatenate", "stack"),
    ("abs", "square", "sqrt"),
    ("append", "extend"),
)
NUMBERS = (0, 1, 2, -1, 0.5, 10, 100, 255)
#: Names of counts, by which a sum is divided.
COUNTS = ("m", "n")
HOLDS = "Say for each part of this line what it holds: one number, a row for all examples, a list?"
COMPARE = "Compare this line with the formula, sign by sign."


def name(code: Code, place: Place) -> Iterator[Edit]:
    """Another variable of the function, or a number, where a variable stands."""
    node = place.node
    if not isinstance(node, ast.Name) or node.id not in code.names:
        return
    for other in (*code.names, *(("0", "1") if _has_value(node) else ())):
        telling = Telling(
            "{it} is not what belongs there",
            "with something else in its place",
            (HOLDS, f"What belongs there is `{other}`."),
        )
        if other != node.id:
            yield Edit("name", place, code.span(node), other, telling)


def sign(code: Code, place: Place) -> Iterator[Edit]:
    """Another operation or comparison between the same two sides, or the sides exchanged."""
    match place.node:
        case ast.BinOp(left=left, op=operation, right=right):
            signs = SIGNS
        case ast.Compare(left=left, ops=[operation], comparators=[right]):
            signs = COMPARISONS
        case _:
            return
    was = signs.get(type(operation), "")
    between = code.text[code.span(left)[1] : code.span(right)[0]].decode()
    if not was or between.count(was) != 1:  # a comment stands between them
        return
    start = code.span(left)[1] + len(between.partition(was)[0].encode())
    for other in signs.values():
        telling = Telling(
            f"the `{was}` in front of `{code.grouped(right)}` is not what belongs there",
            "with another sign there",
            (COMPARE, f"The sign that belongs there is `{other}`."),
        )
        if other != was:
            yield Edit("sign", place, (start, start + len(was)), other, telling)
    telling = Telling(
        "the two sides of {it} stand in each other's place",
        "the other way round",
        (HOLDS, f"`{code.quoted(right)}` belongs in front."),
    )
    new = f"({code.grouped(right)} {was} {code.grouped(left)})"
    yield Edit("order", place, code.span(place.node), new, telling)


def minus(code: Code, place: Place) -> Iterator[Edit]:
    """A minus in front that is missing, or one too many."""
    node = place.node
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        telling = Telling("the sign in front of {it} is one too many", "without it", (COMPARE,))
        yield Edit("minus", place, code.span(node), code.grouped(node.operand), telling)
    if isinstance(node, ast.BinOp | ast.Call | ast.Name | ast.UnaryOp) and _has_value(node):
        telling = Telling("{it} has the wrong sign", "with a minus in front of it", (COMPARE,))
        inner = node.operand if isinstance(node, ast.UnaryOp) else node
        yield Edit("minus", place, code.span(node), f"(-{code.grouped(inner)})", telling)


def number(code: Code, place: Place) -> Iterator[Edit]:
    """Another number."""
    match place.node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            near = (value + 1, value - 1, 2 * value, value / 2 if value % 2 else value // 2)
            for other in dict.fromkeys((*NUMBERS, *near)):
                telling = Telling(
                    "{it} is not the number that belongs there",
                    "with another number there",
                    (COMPARE, f"The number that belongs there is {other!r}."),
                )
                if other != value:
                    yield Edit("number", place, code.span(place.node), f"({other!r})", telling)


def key(code: Code, place: Place) -> Iterator[Edit]:
    """Another key of a dict."""
    match place.node:
        case ast.Constant(value=str(text)) if text in code.keys:
            for other in code.keys:
                telling = Telling(
                    "{it} is not the key that belongs there",
                    "with another of your keys there",
                    (HOLDS, f"The key that belongs there is {other!r}."),
                )
                if other != text:
                    yield Edit("key", place, code.span(place.node), repr(other), telling)


def function(code: Code, place: Place) -> Iterator[Edit]:
    """Another function of numpy, or another method."""
    match place.node:
        case ast.Attribute(value=owner, attr=was):
            others = dict.fromkeys(each for group in ALIKE if was in group for each in group)
            for other in others:
                telling = Telling(
                    "{it} is not the function that belongs there",
                    "with another function there",
                    (COMPARE, f"The function that belongs there is `{other}`."),
                )
                if other != was:
                    new = f"{code.grouped(owner)}.{other}"
                    yield Edit("function", place, code.span(place.node), new, telling)


def transpose(code: Code, place: Place) -> Iterator[Edit]:
    """A transpose that is missing, or one too many."""
    match place.node:
        case ast.Attribute(value=inner, attr="T"):
            telling = Telling("{it} should not be transposed", "without that", (HOLDS,))
            yield Edit("transpose", place, code.span(place.node), code.grouped(inner), telling)
        case ast.Name(ctx=ast.Load()) | ast.BinOp() | ast.Attribute() as node:
            telling = Telling("{it} has its rows where its columns belong", "transposed", (HOLDS,))
            yield Edit("transpose", place, code.span(node), f"{code.grouped(node)}.T", telling)


def order(code: Code, place: Place) -> Iterator[Edit]:
    """Two parts of a call, a tuple or a list in each other's place."""
    match place.node:
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Call(args=parts):
            for i, one in enumerate(parts):
                for other in parts[i + 1 :]:
                    (start, one_ends), (other_starts, end) = code.span(one), code.span(other)
                    between = code.text[one_ends:other_starts].decode()
                    new = f"{code.source(other)}{between}{code.source(one)}"
                    wrong = (
                        f"`{code.quoted(one)}` and `{code.quoted(other)}` stand in each other's "
                        "place in {it}"
                    )
                    telling = Telling(wrong, "the other way round", (HOLDS,))
                    yield Edit("order", place, (start, end), new, telling)


def part_of_array(code: Code, place: Place) -> Iterator[Edit]:
    """The other side of a slice, or the other axis."""
    match place.node:
        case ast.Slice(lower=ast.expr() as bound, upper=None, step=None):
            yield _other_side(code, place, f":{code.source(bound)}")
        case ast.Slice(lower=None, upper=ast.expr() as bound, step=None):
            yield _other_side(code, place, f"{code.source(bound)}:")
        case ast.Subscript(slice=ast.Tuple(elts=[one, other])):
            span = code.span(one)[0], code.span(other)[1]
            telling = Telling("{it} takes rows for columns", "along the other axis", (HOLDS,))
            yield Edit("axis", place, span, f"{code.source(other)}, {code.source(one)}", telling)


def _other_side(code: Code, place: Place, new: str) -> Edit:
    telling = Telling("{it} takes the wrong side", "with the other side", (HOLDS,))
    return Edit("slice", place, code.span(place.node), new, telling)


def missing(code: Code, place: Place) -> Iterator[Edit]:
    """A division by a count that is missing; x where 1 − x belongs."""
    node = place.node
    if isinstance(node, ast.Name) and _has_value(node):
        telling = Telling("it is 1 − {it} that belongs there", "with that", (COMPARE,))
        yield Edit("complement", place, code.span(node), f"(1 - {node.id})", telling)
    if len(place.holders) == 1 and isinstance(node, ast.BinOp | ast.UnaryOp | ast.Call):
        for count in set(COUNTS) & set(code.names):
            telling = Telling(
                f"{{it}} is not divided by `{count}`, or not often enough",
                "divided by it",
                (COMPARE,),
            )
            new = f"({code.grouped(node)} / {count})"
            yield Edit("missing", place, code.span(node), new, telling)


def part(code: Code, place: Place) -> Iterator[Edit]:
    """A part that is one too many: a factor, a term, a function, an option."""
    node = place.node
    kept: list[tuple[str, ast.expr]] = []
    match node:
        case ast.BinOp(left=left, right=right):
            kept = [(code.quoted(right), left), (code.quoted(left), right)]
        case ast.Call(func=called, args=[inner], keywords=[]):
            kept = [(code.quoted(called), inner)]
        case ast.Call(func=ast.Attribute(value=inner, attr=method), args=[], keywords=[]):
            kept = [(f".{method}()", inner)]
    for dropped, inner in kept:
        telling = Telling(f"`{dropped}` is too much in {{it}}", "without it", (COMPARE,))
        yield Edit("part", place, code.span(node), code.grouped(inner), telling)
    if isinstance(node, ast.Call):
        for option in node.keywords:
            rest = [code.source(each) for each in (*node.args, *node.keywords) if each != option]
            new = f"{code.source(node.func)}({', '.join(rest)})"
            wrong = f"`{code.quoted(option)}` does not belong in {{it}}"
            telling = Telling(wrong, "without it", (HOLDS,))
            yield Edit("option", place, code.span(node), new, telling)


#: The likelier first: of two changes of one line that make it right the earlier is told.
KINDS: Sequence[Kind] = (
    name,
    sign,
    minus,
    number,
    key,
    function,
    transpose,
    order,
    part_of_array,
    missing,
    part,
)


def _has_value(node: ast.AST) -> bool:
    """Tell a value from a name that is given one."""
    return not isinstance(getattr(node, "ctx", None), ast.Store)
