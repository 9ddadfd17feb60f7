"""A roster: who is in the class, joined by id, by login, by address or by name."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from checker.intake.refusal import shown

#: Heads of columns, as platforms and people write them, in small letters.
_IDS = (
    "id",
    "sid",
    "student id",
    "identifier",
    "sis user id",
    "username",
    "sis login id",
    "login",
    "github_username",
    "github username",
    "email",
    "email address",
    "roster_identifier",
    "identifiant",
)
_NAMES = ("name", "full name", "student", "student name", "first name", "firstname")
_LAST_NAMES = ("last name", "lastname", "surname", "family name")

#: Lines of Canvas's gradebook that are about nobody.
_NO_STUDENTS = ("Points Possible", "Student, Test", "Test Student")


class RosterError(Exception):
    """The roster cannot be used; the message says what cures it."""


@dataclass(frozen=True, kw_only=True)
class Person:
    """One line of a roster."""

    student: str  #: the first of the ids
    name: str  #: as a person reads it
    keys: frozenset[str]  #: what the platforms may call them
    columns: Mapping[str, str] = field(default_factory=dict)  #: the line as it stands


def load(file: Path) -> list[Person]:
    """Read a roster.

    Parameters
    ----------
    file : pathlib.Path
        A CSV file with a line of heads: an id, a login, an address or a name at least. The
        gradebook of Canvas, the worksheet of Moodle and the roster of Gradescope will do.

    Raises
    ------
    RosterError
        When it has no such columns.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            found = [_person(line) for line in reader]
    except (OSError, UnicodeError, csv.Error) as error:
        raise RosterError(
            f"{shown(file)} cannot be read ({error}). Save it as CSV, in UTF-8."
        ) from None
    people = [person for person in found if person is not None]
    if not people:
        raise RosterError(
            f"{shown(file)} names no student. Its first line names the columns: id and name, say."
        )
    return people


def _person(line: Mapping[str | None, str | list[str] | None]) -> Person | None:
    cells = {
        key: value.strip()
        for key, value in line.items()
        if key is not None and isinstance(value, str)
    }
    known = {key.strip().lower(): value for key, value in cells.items() if value}
    ids = [_without_words(known[head]) for head in _IDS if head in known]
    name = next((known[head] for head in _NAMES if head in known), "")
    last = next((known[head] for head in _LAST_NAMES if head in known), "")
    whole = f"{name} {last}".strip()
    if (not ids and not whole) or whole in _NO_STUDENTS:
        return None
    mails = [each.partition("@")[0] for each in ids if "@" in each]
    keys = {plain(each) for each in (*ids, *mails, whole)} | {_letters(whole)}
    return Person(
        student=ids[0] if ids else whole,
        name=shown(whole),
        keys=frozenset(keys - {""}),
        columns=cells,
    )


def _without_words(text: str) -> str:
    """Moodle writes ``Participant 12345`` where its files say 12345."""
    found = re.fullmatch(r"Participant (\d+)", text)
    return found[1] if found else text


def plain(text: str) -> str:
    """Letters and digits, small: what two ways of writing a name have in common."""
    simple = unicodedata.normalize("NFKD", text).casefold()
    return "".join(each for each in simple if each.isalnum())


def _letters(name: str) -> str:
    """Canvas writes ``lastfirst``: the words in alphabetical order, joined."""
    return " ".join(sorted(filter(None, (plain(word) for word in re.split(r"[\s,]+", name)))))


def joined(people: Iterable[Person]) -> dict[str, Person]:
    """What a platform may call someone → the person; what would fit two is left out."""
    found: dict[str, Person] = {}
    twice: set[str] = set()
    for person in people:
        for key in person.keys | _canvas_names(person.name):
            if key in found and found[key] is not person:
                twice.add(key)
            found[key] = person
    return {key: person for key, person in found.items() if key not in twice}


def _canvas_names(name: str) -> set[str]:
    """``lastfirst`` for "First Last" and for "Last, First"."""
    last, comma, first = name.partition(",")
    if comma:
        return {plain(last + first)}
    words = name.split()
    return {plain(words[-1] + "".join(words[:-1]))} if words else set()
