"""A roster: who is in the class, by whatever ids and names a list of theirs holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from checker.grading.people import times
from checker.grading.people.heads import ID_KINDS, Column, is_gradebook
from checker.grading.people.identity import Id, IdKind, an_id, ids_of_a_word, written
from checker.grading.people.person import Gathering, Person
from checker.grading.people.table import RosterError, Table, participant, read
from checker.submission.refusal import shown

#: Lines of Canvas's gradebook that are about nobody.
_NOBODY = ("Points Possible", "Student, Test", "Test Student")
#: What tells that a worksheet of Moodle speaks of a late hand-in.
_LATE = re.compile(r"\b(late|verspätet|zu spät|retard|retraso|tarde|ritardo|atras\w+|te laat)\b")


@dataclass(frozen=True, kw_only=True)
class Roster:
    """A class, and the tables that it was read from."""

    people: tuple[Person, ...] = ()  #: each once
    tables: tuple[Table, ...] = ()  #: as they were given
    blind: frozenset[str] = frozenset()  #: what Moodle calls everybody under blind marking
    notes: tuple[str, ...] = ()  #: one line each

    def __bool__(self) -> bool:
        return bool(self.people)


def load(*files: Path) -> Roster:
    """Read the class.

    Parameters
    ----------
    *files : pathlib.Path
        Tables with a line of heads: an id, a login, an address or a name at least. The gradebook
        of Canvas and its table of groups, the worksheet of Moodle and the rosters of others will
        do. Who is in several is one person.

    Raises
    ------
    RosterError
        When one of them names nobody; it says which columns were found.
    """
    tables = tuple(map(read, files))
    gathered = Gathering()
    blind: set[str] = set()
    for number, table in enumerate(tables):
        found = [_person(table, row, number) for row in table.rows]
        there = [person for person in found if person is not None]
        if not there:
            raise RosterError(_says_nobody(table))
        gathered.add(there)
        blind |= _blind_words(table)
    notes = [table.note for table in tables if table.note]
    return Roster(
        people=tuple(gathered.people),
        tables=tables,
        blind=frozenset(blind),
        notes=(*notes, *gathered.notes),
    )


def _says_nobody(table: Table) -> str:
    there = ", ".join(shown(head) for head in table.heads if head) or "none"
    return (
        f"{shown(table.file)} names no student. Its columns are: {there}. One of them has to be "
        "called id, login, email or name."
    )


def _person(table: Table, row: tuple[str, ...], number: int) -> Person | None:
    cells = [cell.strip() for cell in row]
    places = table.columns

    def cell(column: Column) -> str:
        return next((cells[at] for at, what in places.items() if what is column and cells[at]), "")

    name = _name(cell(Column.NAME), cell(Column.FIRST_NAME), cell(Column.LAST_NAME))
    ids: dict[Id, None] = {}
    for column, kind in ID_KINDS.items():
        for at, what in places.items():
            if what is column:
                ids |= dict.fromkeys(_ids(kind, cells[at]))
    nobody = name in _NOBODY or (is_gradebook(table.heads) and not ids)
    if nobody or not (ids or name):
        return None
    return Person(
        student=next((each.value for each in ids), name),
        name=shown(name),
        ids=frozenset(ids),
        group=cell(Column.GROUP),
        lines={number: row},
        handed_in=times.read(cell(Column.HANDED_IN)),
        late=bool(_LATE.search(cell(Column.STATUS).casefold())),
    )


def _name(whole: str, first: str, last: str) -> str:
    if whole and first and not last and written(first) not in written(whole):
        return f"{first} {whole}"  # "Name" beside "Vorname" is the last name
    if whole and written(last) in written(whole):
        return whole
    return " ".join(filter(None, (whole or first, last)))


def _ids(kind: IdKind, cell: str) -> Iterable[Id]:
    if kind is IdKind.OTHER:
        _, number = participant(cell)
        moodles = [Id(kind=IdKind.MOODLE, value=number)] if number else []
        yield from moodles or ids_of_a_word(cell)
        return
    if kind is IdKind.STUDENT:
        cell = cell.removeprefix("#")  # as Brightspace writes it, for spreadsheets
    found = an_id(kind, cell)
    if found:
        yield found
        if kind is IdKind.LOGIN and "@" in cell:
            yield Id(kind=IdKind.EMAIL, value=found.value)


def _blind_words(table: Table) -> set[str]:
    places = [at for at, what in table.columns.items() if what is Column.OTHER]
    return {participant(row[at])[0] for at in places for row in table.rows} - {""}
