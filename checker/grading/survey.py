"""What was handed in, as it was understood: said before anything is graded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.grading.archives.handins import Handin, Seen
from checker.grading.claims.claim import Claim, Joined
from checker.grading.marks.lateness import Late
from checker.grading.people.identity import written
from checker.grading.people.roster import Roster
from checker.submission.refusal import shown

#: Names that are listed of each kind.
MOST = 12
CURE = (
    "A table says whose they are: --overrides FILE.csv, with the columns hand-in, person, points "
    "and note."
)


@dataclass(frozen=True, kw_only=True)
class Survey:
    """All that is known of a class before it is graded."""

    seen: Seen  #: the export
    joined: Joined  #: whose the hand-ins are
    roster: Roster  #: the class
    late: Late  #: the rule
    refused: Mapping[str, str]  #: student → why nothing can be graded
    notes: tuple[str, ...] = ()  #: what to know of the tables that a platform imports

    @property
    def is_doubtful(self) -> bool:
        """Tell whether anything does not add up."""
        return bool(self.joined.doubtful or self.seen.unknown)

    @property
    def lines(self) -> list[str]:
        """Return what an instructor should know: what is in doubt first."""
        return [*self._handins(), *self._doubts(), *self._people(), *self._others()]

    def _handins(self) -> list[str]:
        seen = self.seen
        count = _many(len(seen.handins), "hand-in")
        where = f"from {seen.platform}, {seen.how}" if seen.platform else seen.how
        found = [f"{count}: {where}."]
        if seen.unknown:
            found.append(seen.unknown)
        return found

    def _doubts(self) -> list[str]:
        doubtful = self.joined.doubtful
        if not doubtful:
            return []
        listed = [f"  {_who(claim)}: {' '.join(claim.doubts)}" for claim in doubtful]
        return [
            f"In doubt, and left out of what a platform imports: {len(doubtful)}.",
            *listed[:MOST],
            *_more(listed),
            CURE,
        ]

    def _people(self) -> list[str]:
        claims = self.joined.claims
        found = list(self.roster.notes)
        if self.roster:
            there = {id(claim.person) for claim in claims if claim.person is not None}
            absent = sum(id(person) not in there for person in self.roster.people)
            found.append(
                f"{_many(len(self.roster.people), 'student')} in the roster: {len(there)} joined, "
                f"{absent} handed in nothing."
            )
        else:
            found.append(f"{_many(len(claims), 'student')}. There is no roster to compare with.")
        found += _listed("joined by name", [c.name for c in claims if c.how == "name"])
        otherwise = [c for c in claims if c.how not in {"", "name"}]
        found += _listed(
            "joined by a name that is written otherwise",
            [f"{c.handin.name} is {c.name}" for c in otherwise],
        )
        groups = {claim.group: None for claim in claims if claim.group}
        return found + _listed("for a group", groups)

    def _others(self) -> list[str]:
        late = [claim.name for claim in self.joined.claims if _is_late(claim, self.late)]
        names = {each.student: each.name for each in self.seen.handins}
        refused = [f"{names.get(key, key)}: {why}" for key, why in self.refused.items()]
        called = {word for claim in self.joined.claims for word in claim.called}
        longer = [who for who in self.late.extensions if written(who) not in called]
        return [
            *_listed("late", late),
            *_listed("refused", refused, apart=True),
            *_listed("set aside, as the overrides say", [each.name for each in self.joined.aside]),
            *_listed("has longer, and handed in nothing", longer),
            *_listed("no hand-in", map(shown, self.seen.own)),
            *self.notes,
        ]


def _is_late(claim: Claim, late: Late) -> bool:
    handin, person = claim.handin, claim.person
    when = handin.when or (person.handed_in if person else None)
    marked = handin.late or bool(person and person.late)
    return late.of(claim.called).is_late(when, marked=marked)


def _who(claim: Claim) -> str:
    handin: Handin = claim.handin
    same = handin.student in {handin.name, claim.name}
    return shown(claim.name if same else f"{claim.name} ({handin.student})")


def _listed(what: str, names: Iterable[str], *, apart: bool = False) -> list[str]:
    there = list(names)
    if not there:
        return []
    head = f"{len(there)} {what}:"
    if apart:
        return [head, *(f"  {name}" for name in there[:MOST]), *_more(there)]
    more = f" and {len(there) - MOST} more" if len(there) > MOST else ""
    return [f"{head} {', '.join(there[:MOST])}{more}."]


def _more(there: Sequence[str]) -> list[str]:
    return [f"  and {len(there) - MOST} more"] if len(there) > MOST else []


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
