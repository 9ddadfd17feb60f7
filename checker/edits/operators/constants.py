"""Numbers and names: another one, one off, one for the other."""

import ast
from collections.abc import Iterator

from checker.edits.build import VALUES, constant, name, new, same
from checker.edits.engine import At, Change, Put, Rank, operator
from checker.edits.places import LOOPS, Place, is_count

#: What may stand in place of a number, or of what is no number.
CONSTANTS: tuple[object, ...] = (0, 1, 2, -1, 0.5, 10, 100, 255, True, False, None, [])
#: What is often given in place of a parameter.
SETTINGS = (0, 1, 0.001, 0.005, 0.009, 0.01, 0.1, 0.5, 1.0, 100, 1000, 2000)
TENTHS = tuple(number / 10 for number in range(1, 11))
LARGE = 100


@operator(
    "with {new} in place of {it}",
    "{it} is not the value that belongs there",
    "a > 0.5 → a > 0.6 | X.shape[1] → X.shape[0] | a[0] → a[-1] | a % 100 → a % 1000 | "
    "b = None; return a → b = True; return a | b = True; return a → b = 0; return a | "
    "b = []; return a → b = 0; return a",
)
def other_constant(place: Place) -> Iterator[Change]:
    value: object
    match place.node:
        case ast.Constant(value=None | bool() | int() | float() as value):
            pass
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            value = -number
        case ast.List(elts=[], ctx=ast.Load()):
            value = []
        case _:
            return
    near: list[object] = []
    if isinstance(value, int | float) and not isinstance(value, bool):
        near = [value + 1, value - 1, 2 * value, value / 2 if value % 2 else value // 2]
        if isinstance(value, float) or value >= LARGE:
            near += [value * 10, value / 10 if isinstance(value, float) else value // 10]
        near += [1 - value] if place.field == "slice" else []
        near += [*range(10), value // 2] if place.field == "defaults" else []
        near += TENTHS if 0 < value < 1 else ()
    for other in {repr(each): each for each in (*near, *CONSTANTS)}.values():
        yield constant(other), {"new": constant(other)}


@operator(
    "with {new} in place of {it}",
    "{it} is not what belongs there",
    "a - b → b - b | x = a; y = x; return x, y → x = a; x = x; return x, y | "
    "a[:100] + n → a[:n] + n | "
    "m = len(a); return b / m + a.shape[0] → m = len(a); return b / a.shape[0] + a.shape[0]",
    targets=True,
    rank=Rank.LIKELY,
)
def other_name(place: Place) -> Iterator[Change]:
    scope, node = place.scope, place.node
    others: list[ast.expr] = []
    match node:
        case ast.Name(id=known, ctx=context) if known in scope.names:
            others = [ast.Name(each, context) for each in scope.names]
        case ast.Constant(value=None | bool() | int() | float()) if place.field != "defaults":
            others = [*map(name, scope.names)]
    if is_count(node) or (not place.stored and any(same(node, each) for each in scope.counts)):
        others += scope.counts
    for other in others:
        yield other, {"new": other}


@operator(
    "with the fixed value {new} in place of {it}",
    "{it} is not the value that belongs there",
    "a - b → 0 - b | a * b → a * 0.5",
)
def fixed_value(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.Name(id=known) if known in place.scope.names and place.is_operand:
            is_parameter = known in place.scope.parameters
            for value in _settings(known, place) if is_parameter else SETTINGS[:2]:
                yield constant(value), {"new": constant(value)}


@operator(
    "with {name} fixed to {new}, whatever is given",
    "{name} is fixed there, whatever is given",
    "c = b; return a * b - c → b = 0.5; c = b; return a * b - c",
    rank=Rank.RARE,
)
def fixed_parameter(place: Place) -> Iterator[Change]:
    for known in place.scope.parameters if place.node is place.scope.first else ():
        for value in map(constant, _settings(known, place)):
            words = {"name": name(known), "new": value}
            start = new("x = y", x=name(known), y=value)
            yield [Put(place.scope.first, [start], At.BEFORE)], words


def _settings(known: str, place: Place) -> dict[object, None]:
    default = place.scope.parameters.get(known)
    own = [default.value] if isinstance(default, ast.Constant) else []
    return dict.fromkeys((*own, *SETTINGS))


@operator(
    "with the key {new} in place of {it}",
    "{it} is not the key that belongs there",
    "a['x'] + a['y'] + a['x'] → a['x'] + a['y'] + a['y'] | "
    "{'x': a, 'y': b, 'z': b} → {'x': a, 'x': b, 'z': b}",
    rank=Rank.LIKELY,
)
def other_key(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.Constant(value=str(key)) if key in place.scope.keys:
            for other in place.scope.keys:
                yield ast.Constant(other), {"new": ast.Constant(other)}


@operator(
    "with {it} off by one",
    "{it} is off by one",
    "range(n) → range(n - 1) | a[i] → a[i + 1]",
)
def one_off(place: Place) -> Iterator[Change]:
    counted = isinstance(place.holder, ast.Call | ast.Slice | ast.Compare | ast.Return)
    if (counted or place.field == "slice") and isinstance(place.node, VALUES):
        for pattern in ("x - 1", "x + 1"):
            yield new(pattern, x=place.node), {}


@operator(
    "with {what} in {it}",
    "{it} does not run through what it should",
    "range(n) → range(1, n) | range(1, n) → range(n) | range(n) → range(1, n + 1) | "
    "range(1, n + 1) → range(n) | range(a) → range(len(a))",
)
def other_range(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.Call(func=ast.Name(id="range"), args=[end]):
            yield new("range(1, x)", x=end), {"what": "the first pass missing"}
            yield new("range(1, x + 1)", x=end), {"what": "the count from 1"}
            yield new("range(len(x))", x=end), {"what": "the length"}
        case ast.Call(func=ast.Name(id="range"), args=[start, end, *step]):
            yield new("range(x)", x=end), {"what": "the start at 0"}
            if step:
                yield new("range(x, y)", x=start, y=end), {"what": "every step"}
            if isinstance(end, ast.BinOp):
                yield new("range(x)", x=end.left), {"what": "the start at 0"}


@operator(
    "with the {it} that was given in every pass of the loop",
    "{it} is what was given, in every pass of the loop",
    "for i in n:\n    a = -a\nreturn a → given_a = a\nfor i in n:\n    a = -given_a\nreturn a",
    rank=Rank.RARE,
)
def start_value(place: Place) -> Iterator[Change]:
    loops = [each for each in place.around if isinstance(each, LOOPS)]
    nodes = [node for loop in loops for node in ast.walk(loop) if isinstance(node, ast.Name)]
    made = {node.id for node in nodes if isinstance(node.ctx, ast.Store)}
    match place.node:
        case ast.Name(id=known) if known in made and known in place.scope.parameters:
            kept = name(f"given_{known}")
            start = new("x = y", x=kept, y=name(known))
            yield [Put(place.scope.first, [start], At.BEFORE), Put(place.node, [kept])], {}
