"""Changes of whole lines: one too many, in the wrong order, inside or outside a loop."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterator, Sequence

from checker.repair.code import Code
from checker.repair.edits import Edit, Place, Telling

FOLLOW = "Follow the lines one by one, with a small example on paper: what holds each name when?"
Simple = ast.Assign | ast.AugAssign | ast.AnnAssign | ast.Expr | ast.Return
Block = ast.For | ast.If


def moves(code: Code) -> Iterator[Edit]:
    """A line too many, in the wrong order, or on the wrong side of a loop's end."""
    yield from _in(code, code.function.body)


def _in(code: Code, body: Sequence[ast.stmt]) -> Iterator[Edit]:
    for before, one in zip((None, *body), body, strict=False):
        if isinstance(one, Simple) and not _is_text(one):
            yield from _dropped(code, one, body)
            if isinstance(before, Block) and not before.orelse:
                yield from _into(code, before, one)
            if isinstance(before, Simple) and not _is_text(before):
                yield from _swapped(code, before, one)
        if isinstance(one, Block):
            first, last = one.body[0], one.body[-1]
            if first is not last and isinstance(last, Simple):
                yield from _out(code, one, last)
            if first is not last and isinstance(first, Simple) and isinstance(one, ast.For):
                yield from _above(code, one, first)
            if isinstance(before, Simple) and isinstance(one, ast.For):
                yield from _below(code, before, one)
            yield from _in(code, one.body)


def _dropped(code: Code, one: ast.stmt, body: Sequence[ast.stmt]) -> Iterator[Edit]:
    if len(body) > 1:
        start, end = span = _lines(code, one)
        nothing = "\n" * code.text[start:end].count(b"\n")
        telling = Telling("{it} is a line too many", "without it", (FOLLOW,))
        yield Edit("line", Place(one), span, nothing, telling)


def _into(code: Code, block: Block, one: ast.stmt) -> Iterator[Edit]:
    """A line below a loop or a condition that belongs into it."""
    what = _block(block)
    telling = Telling(f"{{it}} stands below the {what}", f"inside the {what}", (FOLLOW,))
    new = _at(code, one, block.body[0].col_offset)
    yield Edit("outside", Place(one), _lines(code, one), new, telling)


def _out(code: Code, block: Block, one: ast.stmt) -> Iterator[Edit]:
    """The last line of a loop or a condition that belongs below it."""
    what = _block(block)
    wrong = f"{{it}} stands inside the {what}"
    if isinstance(block, ast.For):
        early = isinstance(one, ast.Return)
        wrong += ", so that it runs in " + ("the first pass already" if early else "every pass")
    telling = Telling(wrong, f"below the {what}", (FOLLOW,))
    yield Edit("inside", Place(one), _lines(code, one), _at(code, one, block.col_offset), telling)


def _above(code: Code, loop: ast.For, one: ast.stmt) -> Iterator[Edit]:
    """The first line of a loop that belongs above it."""
    first, _ = code.lines(loop.lineno, loop.lineno)
    starts, last = _lines(code, one)
    wrong = "{it} stands inside the loop, so that every pass starts with it anew"
    new = _at(code, one, loop.col_offset) + code.text[first:starts].decode()
    telling = Telling(wrong, "above the loop", (FOLLOW,))
    yield Edit("inside", Place(one), (first, last), new, telling)


def _below(code: Code, one: ast.stmt, loop: ast.For) -> Iterator[Edit]:
    """A line above a loop that belongs into it."""
    start, ends = _lines(code, one)
    inside, _ = _lines(code, loop.body[0])
    new = code.text[ends:inside].decode() + _at(code, one, loop.body[0].col_offset)
    wrong = "{it} stands above the loop, so that it runs once"
    telling = Telling(wrong, "inside the loop", (FOLLOW,))
    yield Edit("outside", Place(one), (start, inside), new, telling)


def _swapped(code: Code, one: ast.stmt, other: ast.stmt) -> Iterator[Edit]:
    """Two lines in each other's place."""
    (start, one_ends), (other_starts, end) = _lines(code, one), _lines(code, other)
    between = code.text[one_ends:other_starts].decode()
    new = _at(code, other, one.col_offset) + between + _at(code, one, one.col_offset)
    wrong = f"{{it}} comes after `{code.quoted(one)}`, and has to come before it"
    telling = Telling(wrong, "the other way round", (FOLLOW,))
    yield Edit("sequence", Place(other), (start, end), new, telling)


def _lines(code: Code, one: ast.stmt) -> tuple[int, int]:
    return code.lines(one.lineno, one.end_lineno or one.lineno)


def _at(code: Code, one: ast.stmt, column: int) -> str:
    """The lines of a statement, indented otherwise."""
    start, end = _lines(code, one)
    text = code.text[start:end].decode()
    text = text if text.endswith("\n") else f"{text}\n"
    return textwrap.indent(textwrap.dedent(text), " " * column)


def _block(block: Block) -> str:
    return "loop" if isinstance(block, ast.For) else "`if`"


def _is_text(one: ast.stmt) -> bool:
    return isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
