"""A line of a file with carets below the place that is meant, in columns of a terminal.

Runs in the student's process.
"""

from __future__ import annotations

import unicodedata

#: Columns of a line that are shown; a report on a usual terminal has room for them.
WIDEST = 60
_BEFORE = 40  # columns before the place, where a line is longer
_CUT = "..."


def underlined(line: str, begin: int, end: int) -> tuple[str, str]:
    """Show a part of a line.

    Parameters
    ----------
    line
        As it stands in the file.
    begin, end
        Characters from the first that is meant to the one after the last, counted from 0. The
        place may be one behind the line, where something is missing.

    Returns
    -------
    tuple of str
        The line without its indentation, each tab one blank wide, cut where it is long; and the
        carets to stand below it.
    """
    text = line.strip()
    indentation = len(line) - len(line.lstrip())
    begin = min(max(begin - indentation, 0), len(text))
    end = max(min(end - indentation, len(text)), begin + 1)
    first = max(0, begin - _BEFORE) if _columns(text) > WIDEST else 0
    last = first
    while last < len(text) and _columns(text[first : last + 1]) <= WIDEST:
        last += 1
    before, after = _CUT if first else "", _CUT if last < len(text) else ""
    blanks = len(before) + _columns(text[first:begin])
    carets = max(_columns(text[begin : min(end, last)]), 1)
    shown = f"{before}{text[first:last]}{after}".replace("\t", " ")
    return shown, " " * blanks + "^" * carets


def _columns(text: str) -> int:
    """Return how wide a terminal shows a text; marks that are not seen have no width."""
    return sum(map(_width, text))


def _width(character: str) -> int:
    if character != "\t" and unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
