"""Who somebody is: ids of several kinds, and names as people and platforms write them.

An id is compared with ids of its own kind alone, and as a whole. A name joins only where nobody
else has it.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from dataclasses import dataclass

_WORDS = re.compile(r"[\s,]+")


class IdKind(enum.StrEnum):
    """Whose number or word an id is; the value is what a person calls it."""

    CANVAS = "Canvas id"
    MOODLE = "Moodle participant"
    STUDENT = "student number"  #: the institution's: SIS id, SID, Matrikelnummer
    LOGIN = "login"
    EMAIL = "e-mail address"
    GITHUB = "GitHub user"
    OTHER = "id"  #: nobody says of which kind: a folder's name, a column that is called id


@dataclass(frozen=True, kw_only=True, order=True)
class Id:
    """One of the ids that a person has."""

    kind: IdKind  #: whose it is
    value: str  #: as it is compared

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


def an_id(kind: IdKind, text: str) -> Id | None:
    """Return an id, or None where the text is none. Addresses and logins know no capitals."""
    value = unicodedata.normalize("NFC", text).strip()
    if kind in {IdKind.EMAIL, IdKind.LOGIN, IdKind.GITHUB}:
        value = value.casefold()
    return Id(kind=kind, value=value) if value else None


def ids_of_a_word(text: str) -> tuple[Id, ...]:
    """Return the ids that a word may be of which nobody says what it is."""
    kind = IdKind.EMAIL if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text.strip()) else IdKind.OTHER
    found = an_id(kind, text)
    return (found,) if found else ()


def are_one(one: Id, other: Id) -> bool:
    """Tell whether two ids are the same: the same kind, or one is of a kind that nobody says."""
    if one.kind is other.kind:
        return one.value == other.value
    return IdKind.OTHER in {one.kind, other.kind} and one.value.casefold() == other.value.casefold()


def written(name: str) -> str:
    """Return a name as it is compared first: order, capitals and blanks do not matter."""
    last, comma, first = unicodedata.normalize("NFC", name).partition(",")
    return " ".join((f"{first} {last}" if comma else last).casefold().split())


def folded(name: str) -> str:
    """Return letters and digits without accents: what platforms leave of a name."""
    simple = unicodedata.normalize("NFKD", name).casefold()
    return "".join(each for each in simple if each.isalnum())


def run_together(name: str) -> frozenset[str]:
    """Return what becomes of a name whose words are joined, whichever of them comes first.

    ``{"leeann", "annlee"}`` for "Lee, Ann" and for "Ann Lee".
    """
    words = [word for word in _WORDS.split(name) if word]
    orders = (words[place:] + words[:place] for place in range(len(words)))
    return frozenset(filter(None, (folded("".join(order)) for order in orders)))
