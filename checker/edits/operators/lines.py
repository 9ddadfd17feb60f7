"""Whole lines: missing or too many, in the wrong order, inside or outside a loop."""

import ast
from collections.abc import Iterator, Mapping

from checker.edits.engine import At, Change, Put, Rank, operator
from checker.edits.places import LOOPS, Place, is_simple, names_stored

#: What lines are moved into and out of.
AROUND = (ast.For, ast.While, ast.If)
#: So many of the last lines of a block are moved together.
LAST = 4


@operator(
    "without {it}",
    "{it} is a line too many",
    "a = a + 1; return a → pass; return a | if a < 0:\n    a = 0\nreturn a → pass\nreturn a",
)
def drop_line(place: Place) -> Iterator[Change]:
    if isinstance(place.node, ast.stmt) and not isinstance(place.node, ast.Pass):
        yield [Put(place.node)], {}


@operator(
    "with {it} before {before}",
    "{it} comes after {before}, and has to come before it",
    "b = a + 1\nc = b * 2\nreturn c → c = b * 2\nb = a + 1\nreturn c",
    rank=Rank.LIKELY,
)
def swap_lines(place: Place) -> Iterator[Change]:
    before = place.beside(-1) if isinstance(place.node, ast.stmt) else None
    if is_simple(before) and is_simple(place.node):
        yield [Put(before, [place.node]), Put(place.node, [before])], {"before": before}


@operator(
    "with {it} outside the {what}",
    "{it} stands inside the {what}{when}",
    "for x in a:\n    b = x\n    c = b\nreturn c → for x in a:\n    b = x\nc = b\nreturn c | "
    "for x in a:\n    c = 0\n    c += x\nreturn c → c = 0\nfor x in a:\n    c += x\nreturn c | "
    "for x in a:\n    b = x\n    c = b\n    return c → for x in a:\n    b = x\nc = b\nreturn c",
    rank=Rank.LIKELY,
)
def inside(place: Place) -> Iterator[Change]:
    block = place.around[-1]
    if not (isinstance(block, AROUND) and is_simple(place.node) and len(place.block) > 1):
        return
    rest = place.block[place.block.index(place.node) :]
    early = ", so that its first pass is the last" if isinstance(rest[-1], ast.Return) else ""
    when = early or ", so that it runs in every pass" if place.loop else ""
    words = {"what": _what(block), "when": when}
    for at in (At.AFTER, At.BEFORE):
        yield [Put(place.node), Put(block, [place.node], at)], words
    if 1 < len(rest) <= LAST and all(map(is_simple, rest)):
        yield [*map(Put, rest), Put(block, rest, At.AFTER)], words


@operator(
    "with {it} inside the {what}",
    "{it} stands outside the {what}, and belongs inside",
    "for x in a:\n    b = x\nc = b\nreturn c → for x in a:\n    b = x\n    c = b\nreturn c | "
    "c = 0\nfor x in a:\n    c += x\nreturn c → for x in a:\n    c = 0\n    c += x\nreturn c | "
    "for x in a:\n    b = x\nc = b\nreturn c → for x in a:\n    b = x\n    c = b\n    return c",
    rank=Rank.LIKELY,
)
def outside(place: Place) -> Iterator[Change]:
    if not (isinstance(place.node, ast.stmt) and is_simple(place.node)):
        return
    at = place.block.index(place.node)
    below = [each for each in place.block[:at] if isinstance(each, AROUND)][-1:]
    above = [each for each in place.block[at:] if isinstance(each, LOOPS)][:1]
    rest = place.block[at:]
    for block in below:
        words = {"what": _what(block)}
        yield [Put(place.node), Put(block.body[-1], [place.node], At.AFTER)], words
        if 1 < len(rest) <= LAST and all(map(is_simple, rest)):
            yield [*map(Put, rest), Put(block.body[-1], rest, At.AFTER)], words
    for block in above:
        yield [Put(place.node), Put(block.body[0], [place.node], At.BEFORE)], {"what": _what(block)}


@operator(
    "with {term} {done} in every pass of the loop",
    "{term} is {done} once, behind the loop, and has to be {done} in every pass",
    "for x in a:\n    c += x\nc += b\nreturn c → for x in a:\n    c += x + b\nreturn c",
)
def every_pass(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.AugAssign(ast.Name(summed), ast.Add() | ast.Sub() as sign, ast.Name() as term):
            loop = place.beside(-1)
        case _:
            return
    last = loop.body[-1] if isinstance(loop, LOOPS) else None
    words: Mapping[str, ast.AST | str] = {"term": term, "done": _done(sign)}
    match last:
        case ast.AugAssign(ast.Name(name) as target, ast.Add() as plus, rest) if name == summed:
            more: ast.stmt = ast.AugAssign(target, plus, ast.BinOp(rest, sign, term))
            yield [Put(last, [more]), Put(place.node)], words
        case ast.Assign([ast.Name(name) as target], rest) if name == summed:
            more = ast.Assign([target], ast.BinOp(rest, sign, term))
            yield [Put(last, [more]), Put(place.node)], words


@operator(
    "with {term} {done} once, behind the loop",
    "{term} is {done} in every pass of the loop, and has to be {done} once, behind it",
    "for x in a:\n    c += x + b\nreturn c → for x in a:\n    c += x\nc += b\nreturn c | "
    "for x in a:\n    c = c + x - b\nreturn c → for x in a:\n    c = c + x\nc -= b\nreturn c",
    rank=Rank.LIKELY,
)
def one_pass(place: Place) -> Iterator[Change]:
    match place.node:
        case ast.AugAssign(target, ast.Add() as plus, ast.BinOp(rest, sign, ast.Name() as term)):
            kept: ast.stmt = ast.AugAssign(target, plus, rest)
        case ast.Assign([ast.Name() as target], ast.BinOp(rest, sign, ast.Name() as term)):
            kept = ast.Assign([target], rest)
        case _:
            return
    loop = place.loop
    if loop and isinstance(sign, ast.Add | ast.Sub) and term.id not in names_stored(loop):
        behind = ast.AugAssign(target, sign, term)
        words: Mapping[str, ast.AST | str] = {"term": term, "done": _done(sign)}
        yield [Put(place.node, [kept]), Put(loop, [behind], At.AFTER)], words


def _done(sign: ast.operator) -> str:
    return "added" if isinstance(sign, ast.Add) else "subtracted"


def _what(block: ast.stmt) -> str:
    return "`if`" if isinstance(block, ast.If) else "loop"
