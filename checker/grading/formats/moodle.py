"""Marks as Moodle's offline grading worksheet takes them back: the given heads and cells.

Moodle passes over whom it finds changed since: so all cells come back as they were, but the grade
and the comment of those who were graded. It never sets a grade of 0.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checker.grading.formats.cells import a_number, converted, safe, written
from checker.grading.marks.marks import Row, number
from checker.grading.people.heads import Column
from checker.grading.people.roster import Roster
from checker.grading.people.table import Table, participant

_HEADS = (
    "Identifier",
    "Full name",
    "Grade",
    "Maximum grade",
    "Last modified (grade)",
    "Feedback comments",
)
#: Cells that say that there is nothing.
_NO_TEXT = {"", "-"}
_BEFORE_A_QUOTE = re.compile(r'\\+(?="|$)')
#: What was written by an earlier grading: it gives way to the new one, and all else stays.
_OURS = re.compile(r'<p class="handgrad">.*?</p>', re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Worksheet:
    """The worksheet of Moodle, and where things stand in it."""

    table: Table  #: as it was given out
    number: int  #: which of the roster's tables it is
    grade: int  #: where the grade stands
    maximum: int  #: where its maximum stands
    comment: int | None  #: where the comment stands, if there are comments

    @property
    def possible(self) -> Fraction | None:
        """Return the maximum grade, if it is one for all."""
        found = {a_number(row[self.maximum]) for row in self.table.rows}
        return found.pop() if len(found) == 1 else None

    def note(self, total: Fraction) -> str:
        """Say that marks are converted; empty where they are not."""
        if self.possible and self.possible != total:
            return (
                f"The maximum grade is {number(self.possible)} in Moodle: moodle.csv has marks of "
                f"{number(total)} converted to that."
            )
        return ""


def worksheet(roster: Roster) -> Worksheet | None:
    """Find Moodle's worksheet among the tables of a class; None where there is none.

    Its columns stand in one order in every language: the grade, its maximum, whether it can be
    changed, two times, and then the comment.
    """
    for number_, table in enumerate(roster.tables):
        places = table.columns
        who = [at for at, what in places.items() if what is Column.OTHER]
        if not any(_are_participants(table, at) for at in who):
            continue
        known = {what: at for at, what in places.items()}
        maximum = known.get(Column.MAXIMUM, _maximum(table))
        if maximum is None or maximum == 0:
            continue
        comment = known.get(Column.COMMENT)
        last = len(table.heads) - 1
        if comment is None and last == maximum + 4:
            comment = last
        return Worksheet(
            table=table,
            number=number_,
            grade=known.get(Column.GRADE, maximum - 1),
            maximum=maximum,
            comment=comment,
        )
    return None


def _are_participants(table: Table, at: int) -> bool:
    return all(participant(row[at])[1] for row in table.rows)


def _maximum(table: Table) -> int | None:
    """Return the column of one number for all, in a language that is not known."""
    for at in range(len(table.heads)):
        cells = {row[at].strip() for row in table.rows}
        if len(cells) == 1 and re.fullmatch(r"\d+[.,]\d\d", cells.pop()):
            return at
    return None


def table(
    rows: Iterable[Row], given: Worksheet, total: Fraction, said: Mapping[str, str]
) -> tuple[str, list[str]]:
    """Write the grades and comments of those who were graded.

    Parameters
    ----------
    rows : iterable of Row
        The class.
    given : Worksheet
        As Moodle gave it out.
    total : Fraction
        What can be reached by the rubric.
    said : mapping
        Student → a line of feedback.

    Returns
    -------
    text : str
        CSV.
    notes : list of str
        Whom Moodle's import will pass over.
    """
    lines: list[Sequence[str]] = [given.table.heads]
    nothing: list[str] = []
    for row in rows:
        cells = row.person.cells(given.number) if row.person else None
        if not row.is_certain or row.points is None or cells is None:
            continue
        line = [cell if cell in _NO_TEXT or a_number(cell) else safe(cell) for cell in cells]
        points = number(converted(row.points, total, given.possible))
        comma = "," in cells[given.maximum]
        line[given.grade] = points.replace(".", ",") if comma else points
        if given.comment is not None:
            line[given.comment] = _comment(cells[given.comment], said.get(row.student, ""))
        lines.append(line)
        if points == "0":
            nothing.append(row.name)
    notes = []
    if nothing:
        notes.append(
            "Moodle's import never sets a grade of 0. Set it by hand for: "
            f"{', '.join(sorted(nothing))}."
        )
    return _written(lines), notes


def without_worksheet(rows: Iterable[Row], total: Fraction, said: Mapping[str, str]) -> str:
    """Write a table in the form of the English worksheet: there is none to go by."""
    lines: list[Sequence[str]] = [_HEADS]
    lines += [
        (
            f"Participant {row.student}",
            safe(row.name),
            row.shown_points,
            number(total),
            "-",
            _comment("", said.get(row.student, "")),
        )
        for row in rows
        if row.is_certain
    ]
    return _written(lines)


def _comment(old: str, words: str) -> str:
    """Return a comment as HTML: what a teacher wrote there stays before it."""
    text = html.escape("".join(each if each.isprintable() else " " for each in words))
    return f'{_OURS.sub("", old)}<p class="handgrad">{text}</p>'.replace("\\", "&#92;")


def _written(lines: Iterable[Sequence[str]]) -> str:
    return written([[_for_php(cell) for cell in line] for line in lines])


def _for_php(cell: str) -> str:
    """Leave out the backslashes by which PHP, and nobody else, would not see where a cell ends."""
    return _BEFORE_A_QUOTE.sub("", cell)
