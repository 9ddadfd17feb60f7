"""A table as people save it: CSV with whatever sign between the cells, or a workbook."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from checker.grading.people import heads as meaning
from checker.submission.refusal import shown

_SIGNS = (",", ";", "\t", "|")
_WORKBOOKS = {".xlsx", ".xlsm"}
#: Lines above the heads that are looked at: a title, "sep=;", an empty line.
_ABOVE = 10
#: Moodle writes "Participant 201", in the site's language; under blind marking that is the name.
_PARTICIPANT = re.compile(r"(?P<word>[^\d\s][^\d]*?)\s+(?P<number>\d+)")
_SEPARATOR = re.compile(r"sep=(.)", re.IGNORECASE)


class RosterError(Exception):
    """A table of people cannot be used; the message says what cures it."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """The heads of a table, and its lines as they stand."""

    file: Path  #: where it came from
    heads: tuple[str, ...]  #: what the columns are called
    rows: tuple[tuple[str, ...], ...]  #: each as long as the heads
    note: str = ""  #: what had to be taken for granted

    @cached_property
    def columns(self) -> Mapping[int, meaning.Column]:
        """Return what the columns mean: number of a column → what stands in it.

        Moodle's worksheet is known in any language: its first column is a word and a number, the
        same word in each line, and the names stand in the second.
        """
        found = meaning.meanings(self.heads)
        words = {participant(row[0])[0] for row in self.rows}
        if len(self.rows) > 1 and len(words) == 1 and "" not in words and not found.get(0):
            found[0] = meaning.Column.OTHER
            found.setdefault(1, meaning.Column.NAME)
        return found


def participant(cell: str) -> tuple[str, str]:
    """Return word and number of "Participant 201"; empty ones where it is nothing like that."""
    found = _PARTICIPANT.fullmatch(cell.strip())
    return (found["word"].casefold(), found["number"]) if found else ("", "")


def read(file: Path) -> Table:
    """Read a table.

    Parameters
    ----------
    file : pathlib.Path
        CSV with commas, semicolons or tabs, in UTF-8 or UTF-16; or an Excel workbook, of which
        the first sheet is read.

    Raises
    ------
    RosterError
        When it cannot be read.
    """
    note = ""
    try:
        if file.suffix.lower() in _WORKBOOKS:
            rows = _workbook(file)
        else:
            text, note = _decoded(file)
            rows = _rows(text)
    except (OSError, UnicodeError, csv.Error) as error:
        raise RosterError(
            f"{shown(file)} cannot be read ({error}). Save it as CSV, in UTF-8."
        ) from None
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        raise RosterError(f"{shown(file)} is empty: it names no student. Save the table anew.")
    found = (place for place, row in enumerate(rows[:_ABOVE]) if meaning.names_somebody(row))
    at = next(found, 0)
    heads = tuple(head.strip().removeprefix("\ufeff") for head in rows[at])
    return Table(
        file=file,
        heads=heads,
        rows=tuple(_as_long(row, len(heads)) for row in rows[at + 1 :]),
        note=note,
    )


def _as_long(row: Sequence[str], length: int) -> tuple[str, ...]:
    return tuple([*row, *[""] * length][:length])


def _decoded(file: Path) -> tuple[str, str]:
    data = file.read_bytes()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16"), ""
    if data[1:2] == b"\0":
        return data.decode("utf-16-le"), ""
    if data[:1] == b"\0":
        return data.decode("utf-16-be"), ""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        note = f"{shown(file.name)} is not UTF-8; it was read as Windows-1252. Look at the names."
        return data.decode("cp1252"), note


def _rows(text: str) -> list[list[str]]:
    lines = text.splitlines(keepends=True)
    told = _SEPARATOR.fullmatch(lines[0].strip()) if lines else None
    if told:
        return list(csv.reader(lines[1:], delimiter=told[1]))
    return max((list(csv.reader(lines, delimiter=sign)) for sign in _SIGNS), key=_likely)


def _likely(rows: Iterable[Sequence[str]]) -> tuple[int, int]:
    """Return how much speaks for this cutting: heads that are known, then cells."""
    first = [row for row in rows if any(row)][:_ABOVE]
    return (
        max((len(meaning.meanings(row)) for row in first), default=0),
        max(map(len, first), default=0),
    )


def _workbook(file: Path) -> list[list[str]]:
    import pandas as pd  # noqa: PLC0415 (takes long, and few rosters are workbooks)

    try:
        sheet = pd.read_excel(file, header=None, dtype=str, keep_default_na=False)
    except ImportError:
        raise RosterError(
            f"{shown(file)} is a workbook; to read it: "
            'python -m pip install "handgrad[xlsx]". Or save it as CSV.'
        ) from None
    except Exception:  # noqa: BLE001 (pandas passes on whatever its reader raises)
        raise RosterError(
            f"{shown(file)} is not a workbook that can be read. Save it as CSV, in UTF-8."
        ) from None
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.to_numpy()]
