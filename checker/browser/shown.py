"""The report of the terminal, as words with styles that a page can show."""

from __future__ import annotations

import io

from rich.console import Console

from checker.course import selection
from checker.record import Report
from checker.report import terminal
from checker.report.ways import Ways

#: Narrower than this a report is hard to read; a page scrolls it sideways instead.
NARROWEST = 48


def lines(report: Report, columns: int) -> list[list[tuple[str, str]]]:
    """Lay a report out as in a terminal.

    Parameters
    ----------
    report : Report
        What the checks found.
    columns : int
        How many characters a line of the page holds.

    Returns
    -------
    list of list of tuple
        For each line its pieces: the words, and their style in rich's terms (``bold red``).
    """
    console = Console(width=max(columns, NARROWEST), file=io.StringIO(), color_system=None)
    after = selection.following(report.lessons[-1].lesson)
    ways = Ways(again="press Check", following=after, file="the editor of its page")
    text = terminal.render(report, console, ways)
    return [
        [(piece.text, str(piece.style or "")) for piece in line.render(console) if piece.text]
        for line in text.split("\n", allow_blank=True)
    ]
