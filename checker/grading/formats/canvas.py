"""Marks as Canvas imports them: the columns of the gradebook that was given, and no others.

A row that Canvas finds replaces what is there. So only who was graded is written, and a title that
is no column of the gradebook is refused: Canvas would make a new assignment of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from checker.grading.archives.lms_archive import ExportError
from checker.grading.formats.cells import a_number, converted, safe, written
from checker.grading.marks.marks import Row, number
from checker.grading.people.heads import is_gradebook, plain
from checker.grading.people.identity import written as alike
from checker.grading.people.roster import Roster
from checker.grading.people.table import Table
from checker.submission.refusal import shown

#: What Canvas wants in the first columns.
_FIRST = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
#: What stands there, and is no assignment.
_WHO = {
    plain(head)
    for head in (*_FIRST, "Root Account", "Integration ID", "FirstName", "LastName", "Notes")
}
_TOTALS = re.compile(r"(Current|Final|Override|Unposted) (Score|Points|Grade|Status|Current|Final)")
_ITS_NUMBER = re.compile(r"\s*\(\d+\)$")
#: What stands in the cell of who need not hand in, or has no such assignment.
_NOT_FOR = {"EX": "is excused", "N/A": "does not have this assignment"}


@dataclass(frozen=True, kw_only=True)
class Gradebook:
    """The gradebook of Canvas, and the column that marks go into."""

    table: Table  #: as it was exported
    number: int  #: which of the roster's tables it is
    column: int | None  #: where the assignment stands; None where nobody said which it is
    possible: Fraction | None  #: what Canvas says that it is worth

    @property
    def title(self) -> str:
        """Return what the assignment is called."""
        return "" if self.column is None else self.table.heads[self.column]

    def note(self, total: Fraction) -> str:
        """Say that marks are converted, or that no column was said; empty where neither is."""
        if self.column is None:
            there = ", ".join(map(shown, assignments(self.table))) or "none"
            return (
                "canvas.csv is not written: say which column of the gradebook it is, as in "
                f'--title "{there.partition(", ")[0]}". There are: {there}.'
            )
        if self.possible and self.possible != total:
            return (
                f"{shown(self.title)} is worth {number(self.possible)} points in Canvas: "
                f"canvas.csv has marks of {number(total)} converted to that."
            )
        return ""


def gradebook(roster: Roster, title: str) -> Gradebook | None:
    """Find the gradebook among the tables of a class, and a column in it.

    Parameters
    ----------
    roster : Roster
        The class.
    title : str
        What an instructor says that the column is called: its head, its number, or its name
        where one alone has it. Empty where nothing was said.

    Returns
    -------
    Gradebook or None
        None where no table is a gradebook of Canvas.

    Raises
    ------
    ExportError
        When no column is called so.
    """
    for number_, table in enumerate(roster.tables):
        if is_gradebook(table.heads):
            column = _column(table, title) if title else None
            possible = _possible(table, column) if column is not None else None
            return Gradebook(table=table, number=number_, column=column, possible=possible)
    return None


def assignments(table: Table) -> list[str]:
    """Return the heads of a gradebook that are assignments."""
    return [
        head for head in table.heads if plain(head) not in _WHO | {""} and not _TOTALS.search(head)
    ]


def _column(table: Table, title: str) -> int:
    there = assignments(table)
    wanted = alike(title)
    for form in (
        lambda head: head == title,
        lambda head: alike(head) == wanted,
        lambda head: head.endswith(f"({title})"),
        lambda head: alike(_ITS_NUMBER.sub("", head)) == wanted,
    ):
        found = [head for head in there if form(head)]
        if len(found) == 1:
            return table.heads.index(found[0])
    listed = ", ".join(map(shown, there)) or "none"
    raise ExportError(
        f"No assignment of {shown(table.file)} is called {shown(title)}, and Canvas would make a "
        f"new one. There are: {listed}. Say one of them to --title."
    )


def _possible(table: Table, column: int) -> Fraction | None:
    """Return the points that the line about nobody has in a column."""
    who = table.heads.index(next(head for head in table.heads if plain(head) == "id"))
    found = (a_number(row[column]) for row in table.rows if not row[who].strip())
    return next((each for each in found if each is not None), None)


def table(rows: Iterable[Row], given: Gradebook, total: Fraction) -> tuple[str, list[str]]:
    """Write the marks of those who were graded.

    Parameters
    ----------
    rows : iterable of Row
        The class.
    given : Gradebook
        With a column.
    total : Fraction
        What can be reached by the rubric.

    Returns
    -------
    text : str
        CSV.
    notes : list of str
        Who was graded, and is left as they are in Canvas.
    """
    assert given.column is not None  # noqa: S101 (nothing is written otherwise)
    heads = given.table.heads
    first = [at for at, head in enumerate(heads) if plain(head) in _WHO]
    lines = [[*(heads[at] for at in first), given.title]]
    if given.possible is not None:
        blank = [""] * (len(first) - 1)
        lines.append(["    Points Possible", *blank, number(given.possible)])
    notes: list[str] = []
    for row in rows:
        cells = row.person.cells(given.number) if row.person else None
        if not row.is_certain or row.points is None or cells is None:
            continue
        there = _NOT_FOR.get(cells[given.column].strip().upper())
        if there:
            notes.append(f"{row.name} {there} in Canvas, was graded, and is left so.")
            continue
        points = converted(row.points, total, given.possible)
        lines.append([*(safe(cells[at]) for at in first), number(points)])
    return written(lines), notes


def without_gradebook(rows: Iterable[Row], total: Fraction, title: str) -> str:
    """Write a table from which Canvas makes a new assignment: there is no gradebook to go by."""
    lines = [[*_FIRST, title], ["    Points Possible", "", "", "", "", number(total)]]
    lines += [
        [safe(row.name), safe(row.student), "", "", "", row.shown_points]
        for row in rows
        if row.is_certain
    ]
    return written(lines)
