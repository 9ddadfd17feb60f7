"""Whole lines: missing or too many, in the wrong order, inside or outside a loop."""

import ast
from collections.abc import Iterator

from checker.edits.engine import At, Change, Put, Rank, operator
from checker.edits.places import LOOPS, Place, is_simple

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


def _what(block: ast.stmt) -> str:
    return "`if`" if isinstance(block, ast.If) else "loop"
