"""What an instructor says against what was understood: ``overrides.csv``.

Its columns are ``hand-in``, ``person``, ``points`` and ``note``. A line gives a hand-in to a person
(``-``: to nobody), adds points or takes some off, or both. Two lines for one hand-in with two
persons make them a group.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from checker.grading.archives.handins import Handin
from checker.grading.people.directory import Directory
from checker.grading.people.identity import ids_of_a_word, written
from checker.grading.people.person import Person
from checker.grading.people.table import RosterError, read
from checker.submission.refusal import shown

HEADS = ("hand-in", "person", "points", "note")
NOBODY = "-"
_POINTS = re.compile(r"([+\-−]?)(\d{1,6}(?:[.,]\d{1,6})?)")


@dataclass(frozen=True, kw_only=True)
class Override:
    """One line."""

    handin: str  #: what the hand-in is called: an id or a name
    person: str = ""  #: whose it is; empty: as it was understood
    points: Fraction = Fraction()  #: what is added
    note: str = ""  #: why


def load(file: Path) -> list[Override]:
    """Read the overrides.

    Raises
    ------
    RosterError
        When a line cannot be understood.
    """
    table = read(file)
    heads = [head.strip().casefold() for head in table.heads]
    if not {"hand-in", "person"} & {*heads}:
        raise RosterError(
            f"{shown(file)} has the columns {', '.join(map(shown, table.heads))}. They have to be: "
            f"{', '.join(HEADS)}."
        )
    found = []
    for row in table.rows:
        cell = dict(zip(heads, (each.strip() for each in row), strict=True))
        found.append(
            Override(
                handin=cell.get("hand-in", ""),
                person=cell.get("person", ""),
                points=_points(cell.get("points", ""), file),
                note=cell.get("note", ""),
            )
        )
    return found


def _points(cell: str, file: Path) -> Fraction:
    if not cell:
        return Fraction()
    found = _POINTS.fullmatch(cell)
    if found is None:
        raise RosterError(f"{shown(file)}: {shown(cell)} is no number of points. Write -2, or 1.5.")
    number = Fraction(found[2].replace(",", "."))
    return -number if found[1] in {"-", "−"} else number


def of(handin: Handin, overrides: Iterable[Override], directory: Directory) -> list[Override]:
    """Return the lines that are about a hand-in: by its name, an id, or the person it is of."""
    return [each for each in overrides if is_called(handin, each.handin, directory)]


def is_called(handin: Handin, word: str, directory: Directory) -> bool:
    """Tell whether a word names a hand-in."""
    names = {handin.student, handin.name, *(each.value for each in handin.ids)}
    if written(word) in map(written, names):
        return True
    people = {id(person) for person in directory.with_ids(handin.ids)}
    return bool(people & {id(person) for person in directory.named(word)})


def the_person(word: str, directory: Directory) -> Person | None:
    """Return the person that a word names; None for one who is in no roster.

    Raises
    ------
    RosterError
        When there is a roster, and the word names nobody of it, or two.
    """
    people = directory.with_ids(ids_of_a_word(word)) or directory.named(word)
    if len(people) == 1:
        return people[0]
    if not directory.roster:
        return None
    if people:
        ids = " and ".join(person.student for person in people)
        raise RosterError(f"The overrides name {shown(word)}, and two are called so: {ids}.")
    raise RosterError(
        f"The overrides name {shown(word)}, who is not in the roster. Give an id or a name of it."
    )


def refuse_unknown(
    overrides: Iterable[Override], handins: Sequence[Handin], directory: Directory
) -> None:
    """Refuse a line about a hand-in that is not there.

    Raises
    ------
    RosterError
        When there is one.
    """
    for each in overrides:
        if not any(is_called(handin, each.handin, directory) for handin in handins):
            raise RosterError(
                f"The overrides name a hand-in {shown(each.handin)}, which is not there. "
                "--dry-run lists the hand-ins."
            )
