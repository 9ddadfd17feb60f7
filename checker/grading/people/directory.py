"""Finding somebody in a roster, by id or by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from checker.grading.people.identity import (
    Id,
    IdKind,
    are_one,
    folded,
    ids_of_a_word,
    run_together,
    written,
)
from checker.grading.people.person import Person
from checker.grading.people.roster import Roster

#: Kinds of which a person has one alone: another value is another person.
_ONE_EACH = (IdKind.CANVAS, IdKind.MOODLE, IdKind.STUDENT, IdKind.GITHUB)


@dataclass(frozen=True)
class Directory:
    """The people of a roster, found by what platforms call them."""

    roster: Roster = field(default_factory=Roster)  #: may be empty

    def knows(self, word: str) -> bool:
        """Tell whether a word is somebody's id or name, whoever's."""
        return bool(self.with_ids(ids_of_a_word(word)) or self.named(word))

    def with_ids(self, ids: Iterable[Id]) -> list[Person]:
        """Return all who have one of some ids."""
        found = (
            person
            for one in ids
            for other, person in self._by_id.get(one.value.casefold(), ())
            if are_one(one, other)
        )
        return _once(found)

    def named(self, name: str) -> list[Person]:
        """Return all whose name it is, as it is written in the roster."""
        return self._by_name.get(written(name), [])

    def named_alike(self, name: str) -> list[Person]:
        """Return all whose name it may be: without accents, words run together, in any order."""
        found = (person for key in run_together(name) for person in self._by_letters.get(key, ()))
        return _once(found)

    def in_group(self, name: str) -> list[Person]:
        """Return the members of a group; none where two groups would be called so."""
        groups = self._groups.get(folded(name), {})
        return next(iter(groups.values())) if len(groups) == 1 else []

    def members(self, person: Person) -> list[Person]:
        """Return all who are in a person's group."""
        found = self._groups.get(folded(person.group), {}) if person.group else {}
        return found.get(person.group, [person])

    @cached_property
    def _by_id(self) -> Mapping[str, list[tuple[Id, Person]]]:
        found = defaultdict(list)
        for person in self.roster.people:
            for each in person.ids:
                found[each.value.casefold()].append((each, person))
        return found

    @cached_property
    def _by_name(self) -> Mapping[str, list[Person]]:
        found = defaultdict(list)
        for person in self.roster.people:
            if person.name:
                found[written(person.name)].append(person)
        return found

    @cached_property
    def _by_letters(self) -> Mapping[str, list[Person]]:
        found = defaultdict(list)
        for person in self.roster.people:
            for key in run_together(person.name):
                found[key].append(person)
        return found

    @cached_property
    def _groups(self) -> Mapping[str, Mapping[str, list[Person]]]:
        found: dict[str, dict[str, list[Person]]] = defaultdict(lambda: defaultdict(list))
        for person in self.roster.people:
            if person.group:
                found[folded(person.group)][person.group].append(person)
        return found


def contradicts(ids: Iterable[Id], person: Person) -> bool:
    """Tell whether one of some ids says that it is not this person: another of the same kind."""
    given = list(ids)
    for kind in _ONE_EACH:
        ours = {each.value for each in given if each.kind is kind}
        theirs = {each.value for each in person.ids if each.kind is kind}
        if ours and theirs and ours.isdisjoint(theirs):
            return True
    return False


def _once(people: Iterable[Person]) -> list[Person]:
    return list({id(person): person for person in people}.values())
