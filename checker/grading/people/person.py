"""A person of the class, and who is one and the same in several lines and tables."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.grading.people.identity import Id, IdKind, written
from checker.submission.refusal import shown


@dataclass(frozen=True, kw_only=True)
class Person:
    """One person of a roster, in however many lines."""

    student: str  #: what the person is called in tables: the first of the ids, else the name
    name: str  #: as a person reads it
    ids: frozenset[Id] = frozenset()  #: each of a kind
    group: str = ""  #: the group or team that hands in together
    lines: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    #: number of a table → the line as it stands there
    handed_in: dt.datetime | None = None  #: when, where the platform's own table says so
    late: bool = False  #: the platform's own table says so

    def cells(self, table: int) -> tuple[str, ...] | None:
        """Return the person's line in a table of the roster; None where there is none."""
        return self.lines.get(table)


class Gathering:
    """People of several tables, each once: by a common id, or by a name that one alone has."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.notes: list[str] = []
        self._by_id: dict[Id, int] = {}
        self._by_name: dict[str, list[int]] = defaultdict(list)

    def add(self, table: Sequence[Person]) -> None:
        """Add the people of a table; whoever is there already is one person."""
        before = len(self.people)
        names = Counter(written(person.name) for person in table)
        for person in table:
            place = self._place(person)
            if place is None and names[written(person.name)] == 1:
                place = self._namesake(person, before)
            if place is None:
                place = len(self.people)
                self.people.append(person)
                self._by_name[written(person.name)].append(place)
            else:
                self.people[place] = _together(self.people[place], person)
            self._by_id |= dict.fromkeys(self.people[place].ids - self._by_id.keys(), place)

    def _place(self, new: Person) -> int | None:
        """Return where somebody with one of the ids is."""
        for each in sorted(new.ids):
            place = self._by_id.get(each)
            if place is None:
                continue
            old = self.people[place]
            if not _differ(old, new):
                return place
            both = " and ".join(shown(who.name or who.student) for who in (old, new))
            self.notes.append(f"{both} of the roster have one {each}.")
        return None

    def _namesake(self, new: Person, before: int) -> int | None:
        """Return where the only one of that name is, in the tables before."""
        there = [place for place in self._by_name.get(written(new.name), ()) if place < before]
        alone = len(there) == 1 and bool(new.name) and not _differ(self.people[there[0]], new)
        return there[0] if alone else None


def _together(old: Person, new: Person) -> Person:
    return replace(
        old,
        name=old.name or new.name,
        ids=old.ids | new.ids,
        group=old.group or new.group,
        lines={**new.lines, **old.lines},
        handed_in=old.handed_in or new.handed_in,
        late=old.late or new.late,
    )


def _differ(one: Person, other: Person) -> bool:
    """Tell whether ids of one kind, or names, say that these are two people."""
    for kind in (IdKind.CANVAS, IdKind.MOODLE, IdKind.STUDENT):
        values = [{each for each in who.ids if each.kind is kind} for who in (one, other)]
        if all(values) and values[0].isdisjoint(values[1]):
            return True
    names = {written(one.name), written(other.name)} - {""}
    return len(names) > 1 and all(each.kind is IdKind.OTHER for each in one.ids & other.ids)
