"""What is returned and when: `return`, `else`, `break`."""

import ast
from collections.abc import Iterator

from checker.edits.build import constant, name, new
from checker.edits.engine import At, Change, Put, Rank, operator
from checker.edits.places import LOOPS, Place, is_simple

ENDS = (ast.Return, ast.Break, ast.Continue, ast.Raise)


@operator(
    "with {what} returned",
    "{it} is not what is to be returned",
    "b = a; return b → b = a; return | b = a; return → b = a; return a | "
    "b = a; return a * b → b = a; return None | b = a; return None → b = a; return b",
)
def other_result(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.Return(value=value):
            for other in map(name, place.scope.names):
                yield ast.Return(other), {"what": other}
            if value is not None:
                for nothing in (None, constant(None)):
                    yield ast.Return(nothing), {"what": "nothing"}
        case ast.Assign(targets=[target]):
            yield new("x = None", x=target), {"what": f"no {ast.unparse(target)}"}


@operator(
    "with {value} {done}, and not returned",
    "{value} is {done} there, and not returned",
    "b = a; return b → b = a; print(b) | b = a; print(b) → b = a; return b | "
    "b = a; return a + b → b = a; a + b | b = a; a + b → b = a; return a + b",
    rank=Rank.LIKELY,
)
def unreturned(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.Return(value=ast.expr() as value):
            yield ast.Expr(new("print(x)", x=value)), {"value": value, "done": "printed"}
            yield ast.Expr(value), {"value": value, "done": "worked out"}
        case ast.Expr(value=ast.Call(func=ast.Name(id="print"), args=[value])):
            yield ast.Return(value), {"value": value, "done": "printed"}
        case ast.Expr(value=value):
            yield ast.Return(value), {"value": value, "done": "worked out"}


@operator(
    "with a `return` of {value} below {it}",
    "a `return` is missing below {it}",
    "b = a + 1 → b = a + 1; return b | a.sort() → a.sort(); return a",
)
def missing_return(place: Place) -> Iterator[Change]:
    last = isinstance(place.node, ast.stmt) and place.node is place.block[-1]
    if last and not isinstance(place.node, ENDS):
        outer = len(place.around) == 1
        constants = map(constant, (True, False, 0, []) if outer else ())
        for value in (*map(name, place.scope.names), *constants):
            yield [Put(place.node, [ast.Return(value)], At.AFTER)], {"value": value}


@operator(
    "with {call} for a value, which it does not give",
    "{call} changes {owner} and gives None",
    "a.sort(); return a → return a.sort() | return a.sort() → a.sort(); return a | "
    "a = a.append(b); return a → a.append(b); return a",
)
def method_for_value(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.Return(value=ast.Call(func=ast.Attribute(value=owner)) as call):
            both = [ast.Expr(call), ast.Return(owner)]
            yield [Put(place.node, both)], {"call": call, "owner": owner}
        case ast.Assign(targets=[_], value=ast.Call(func=ast.Attribute(value=owner)) as call):
            yield ast.Expr(call), {"call": call, "owner": owner}
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name() as owner)) as call):
            words = {"call": call, "owner": owner}
            yield new("x = y", x=owner, y=call), words
            if isinstance(follower := place.beside(1), ast.Return):
                yield [Put(place.node, [ast.Return(call)]), Put(follower)], words


@operator(
    "with an `else` in the loop, so that the first pass decides",
    "the `else` stands in the loop, so that the first pass decides",
    "for x in a:\n    if x:\n        return True\n    else:\n        return False → "
    "for x in a:\n    if x:\n        return True\nreturn False | "
    "for x in a:\n    if x:\n        return True\nreturn False → "
    "for x in a:\n    if x:\n        return True\n    else:\n        return False",
)
def else_in_loop(place: Place) -> Iterator[Change]:
    loop, node = place.loop, place.node
    if not isinstance(node, ast.If) or loop is None or node is not loop.body[-1]:
        return
    if node.orelse:
        alone = ast.If(node.test, node.body, [])
        yield [Put(node, [alone]), *(Put(loop, [each], At.AFTER) for each in node.orelse)], {}
    outer = getattr(place.around[-2], "body", [])
    for follower in outer[outer.index(loop) + 1 :][:1] if loop in outer and not node.orelse else ():
        yield [Put(node, [ast.If(node.test, node.body, [follower])]), Put(follower)], {}


@operator(
    "with {it} and its `else` apart, or with an `else` that is none",
    "what is done in {it} and what is done else are not told apart as they should be",
    "if a:\n    b = 1\nelse:\n    b = 2\nreturn b → if a:\n    b = 1\nb = 2\nreturn b | "
    "if a:\n    b = 1\nb = 2\nreturn b → if a:\n    b = 1\nelse:\n    b = 2\nreturn b",
    rank=Rank.RARE,
)
def other_else(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.If(test=test, body=body, orelse=[]):
            follower = place.beside(1)
            if is_simple(follower):
                yield [Put(place.node, [ast.If(test, body, [follower])]), Put(follower)], {}
        case ast.If(test=test, body=body, orelse=other):
            alone = ast.If(test, body, [])
            yield [Put(place.node, [alone, *other])], {}
            yield alone, {}


@operator(
    "with {what} at the end of the loop",
    "{what} is missing there",
    "for x in a:\n    if x:\n        b = x\nreturn b → "
    "for x in a:\n    if x:\n        b = x\n        break\nreturn b | "
    "while i < a:\n    b = i\nreturn b → while i < a:\n    b = i\n    i += 1\nreturn b",
    rank=Rank.RARE,
)
def missing_step(place: Place) -> Iterator[Change]:
    within = any(isinstance(each, LOOPS) for each in place.around)
    last = isinstance(place.node, ast.stmt) and place.node is place.block[-1]
    steps: list[ast.stmt] = [ast.Break(), ast.Continue()] if within and last else []
    if isinstance(place.loop, ast.While) and last:
        for each in map(name, place.scope.names):
            steps += [new("x += 1", x=each), new("x -= 1", x=each)]
    for step in () if isinstance(place.node, ENDS) else steps:
        yield [Put(place.node, [step], At.AFTER)], {"what": step}


@operator(
    "with `if` in place of `while`, or the other way round, in {it}",
    "{it} is an `if` where a `while` belongs, or the other way round",
    "while a > 9:\n    a = a // 10\nreturn a → if a > 9:\n    a = a // 10\nreturn a | "
    "if a > 9:\n    a = a // 10\nreturn a → while a > 9:\n    a = a // 10\nreturn a",
    rank=Rank.RARE,
)
def if_or_while(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.If(test=test, body=body, orelse=[]):
            yield ast.While(test, body, []), {}
        case ast.While(test=test, body=body, orelse=[]):
            yield ast.If(test, body, []), {}
