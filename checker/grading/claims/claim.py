"""A hand-in, and whom it counts for."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from checker.grading.archives.handins import Handin
from checker.grading.people.identity import Id, written
from checker.grading.people.person import Person


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A hand-in that counts for one student."""

    handin: Handin  #: what was handed in
    student: str  #: what the student is called in tables
    name: str  #: as a person reads it
    person: Person | None = None  #: of the roster
    ids: tuple[Id, ...] = ()  #: what the platform calls this one
    group: str = ""  #: the group that handed in together
    how: str = ""  #: how the two were joined, where it was by less than an id
    doubts: tuple[str, ...] = ()  #: why it stays out of what a platform imports
    notes: tuple[str, ...] = ()  #: what an instructor said of it
    points: Fraction = field(default_factory=Fraction)  #: what an instructor adds, or takes off
    told: bool = False  #: an instructor said whose it is
    candidates: tuple[Person, ...] = ()  #: of whom it may be, where that is in doubt

    @property
    def called(self) -> frozenset[str]:
        """Return all that this student is called, as it is compared."""
        ids = {*self.handin.ids, *self.ids, *(self.person.ids if self.person else ())}
        words = {self.student, self.name, self.group, *(each.value for each in ids)}
        return frozenset(map(written, words - {""}))


@dataclass(frozen=True, kw_only=True)
class Joined:
    """Whose the hand-ins are."""

    claims: tuple[Claim, ...]  #: at least one for each hand-in that counts
    aside: tuple[Handin, ...] = ()  #: hand-ins that an instructor set aside

    @property
    def doubtful(self) -> list[Claim]:
        """Return the claims that are in doubt."""
        return [claim for claim in self.claims if claim.doubts]
