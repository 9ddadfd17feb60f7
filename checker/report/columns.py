"""Two texts side by side, as far as they differ."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

from checker.report.page import Page
from checker.report.signs import Signs

#: Equal lines that are shown around a difference.
CONTEXT = 2
#: A terminal narrower than this shows one text below the other.
NARROW = 60
#: Between the columns: what stands left only, right only, on both sides, or is left out.
LEFT, RIGHT, BOTH, CHANGED, GAP = "<", ">", " ", "|", ":"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of each text; empty where the other has more."""

    left: str  #: of the first text
    sign: str  #: what the two have to do with each other
    right: str  #: of the second


def rows(left: Sequence[str], right: Sequence[str]) -> list[Row]:
    """Put the lines of two texts beside each other; long equal parts become one gap."""
    found: list[Row] = []
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    for what, i, j, k, n in matcher.get_opcodes():
        if what == "equal":
            found += _equal(left[i:j], first=i == 0, last=j == len(left))
        else:
            found += _changed(left[i:j], right[k:n])
    return found


def _equal(lines: Sequence[str], *, first: bool, last: bool) -> list[Row]:
    same = [Row(left=line, sign=BOTH, right=line) for line in lines]
    before, after = 0 if first else CONTEXT, 0 if last else CONTEXT
    left_out = len(same) - before - after
    if left_out <= 1:
        return same
    gap = Row(left=f"({left_out} lines alike)", sign=GAP, right="")
    return [*same[:before], gap, *same[len(same) - after :]]


def _changed(left: Sequence[str], right: Sequence[str]) -> Iterator[Row]:
    for number in range(max(len(left), len(right))):
        mine = left[number] if number < len(left) else ""
        ours = right[number] if number < len(right) else ""
        sign = CHANGED
        if number >= len(left):
            sign = RIGHT
        elif number >= len(right):
            sign = LEFT
        yield Row(left=mine, sign=sign, right=ours)


def render(left: str, right: str, heads: tuple[str, str], console: Console) -> Text:
    """Lay two texts out for a terminal.

    Parameters
    ----------
    left, right : str
        The texts.
    heads : tuple of str
        What they are.
    console : rich.console.Console
        Where they will be shown.

    Returns
    -------
    rich.text.Text
        Lines that fit; one text below the other where the terminal is narrow.
    """
    signs = Signs(encoding=console.encoding)
    found = rows(signs.spell(left).splitlines(), signs.spell(right).splitlines())
    if all(row.sign in {BOTH, GAP} for row in found):
        return Text("The two are alike.")
    if console.width < NARROW:
        return _stacked(found, heads, console)
    width = (console.width - 3) // 2
    lines = [_line(f"{heads[0]}", " ", heads[1], width, ("bold", "bold"))]
    for row in found:
        styles = ("dim", "dim") if row.sign in {BOTH, GAP} else ("red", "green")
        mine, ours = chop(row.left, width), chop(row.right, width)
        for number in range(max(len(mine), len(ours))):
            left_part = mine[number] if number < len(mine) else ""
            right_part = ours[number] if number < len(ours) else ""
            lines.append(_line(left_part, row.sign, right_part, width, styles))
    return Text("\n").join(lines)


def _line(left: str, sign: str, right: str, width: int, styles: tuple[str, str]) -> Text:
    padded = left + " " * (width - cell_len(left))
    line = Text(padded, style=styles[0]).append(f" {sign} ", style="default").append(right)
    line.stylize(styles[1], len(padded) + 3)
    line.rstrip()
    return line


def _stacked(found: Sequence[Row], heads: tuple[str, str], console: Console) -> Text:
    page = Page(console)
    page.write(f"- {heads[0]}", "bold")
    page.write(f"+ {heads[1]}", "bold")
    held: list[str] = []  # our lines stand below the student's, part by part
    for row in found:
        if row.sign in {BOTH, GAP}:
            _plus(page, held)
            page.write(f"  {row.left}", "dim")
            continue
        if row.sign in {LEFT, CHANGED}:
            page.write(f"- {row.left}", "red")
        if row.sign in {RIGHT, CHANGED}:
            held.append(row.right)
    _plus(page, held)
    return page.text()


def _plus(page: Page, held: list[str]) -> None:
    for line in held:
        page.write(f"+ {line}", "green")
    held.clear()


def chop(line: str, width: int) -> list[str]:
    """Break a line of code where the column ends."""
    return chop_cells(line, width) or [""]
