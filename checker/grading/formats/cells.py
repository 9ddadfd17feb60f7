"""Cells of tables: texts that no spreadsheet obeys, numbers, and lines of them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

#: What a spreadsheet would take for the beginning of a formula, wide characters too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")


def safe(cell: str) -> str:
    """Write a text so that a spreadsheet shows it and obeys nothing of it."""
    text = "".join(each if each.isprintable() else " " for each in cell)
    return f"'{text}" if cell.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def a_number(cell: str) -> Fraction | None:
    """Return the number in a cell, with a decimal point or a decimal comma; None for others."""
    text = cell.strip()
    return Fraction(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def converted(points: Fraction, total: Fraction, possible: Fraction | None) -> Fraction:
    """Return points on the scale of a platform, where it says what all of them are there."""
    return points * possible / total if possible and total else points


def written(lines: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(lines)
    return text.getvalue()
