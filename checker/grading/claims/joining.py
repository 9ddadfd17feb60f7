"""Hand-ins and a roster → who each hand-in counts for, and what is in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from checker.grading.archives.handins import Handin
from checker.grading.archives.origin import Who
from checker.grading.claims import groups
from checker.grading.claims import overrides as told
from checker.grading.claims.claim import Claim, Joined
from checker.grading.claims.overrides import Override
from checker.grading.people.directory import Directory, contradicts
from checker.grading.people.identity import Id, IdKind, folded, run_together
from checker.grading.people.person import Person


def join(
    handins: Sequence[Handin], directory: Directory, overrides: Sequence[Override] = ()
) -> Joined:
    """Find out whose each hand-in is.

    Ids are compared with ids of their own kind. A name joins where no id says otherwise and
    nobody else has it. A person has one hand-in: of two, both are in doubt.

    Parameters
    ----------
    handins : iterable of Handin
        What was handed in.
    directory : Directory
        The class; may be empty.
    overrides : sequence of Override
        What an instructor says against it.

    Raises
    ------
    RosterError
        When an override is about nobody.
    """
    told.refuse_unknown(overrides, handins, directory)
    claims: list[Claim] = []
    for handin in handins:
        said = told.of(handin, overrides, directory)
        people = [each.person for each in said if each.person]
        if people:
            found = [_as_told(handin, word, directory) for word in people if word != told.NOBODY]
        else:
            found = _claims(handin, directory)
        claims += [_with(said, claim) for claim in found]
    claims = _once_each(groups.for_groups(claims, directory))
    counting = {id(claim.handin) for claim in claims}
    return Joined(
        claims=tuple(claims),
        aside=tuple(handin for handin in handins if id(handin) not in counting),
    )


def _as_told(handin: Handin, word: str, directory: Directory) -> Claim:
    person = told.the_person(word, directory)
    return Claim(
        handin=handin,
        student=person.student if person else word,
        name=person.name if person and person.name else word,
        person=person,
        told=True,
    )


def _with(said: Sequence[Override], claim: Claim) -> Claim:
    """Add what an instructor said of a hand-in, of all who handed in or of this one."""
    mine = [
        each
        for each in said
        if not each.person or each.person == claim.student or len(said) == 1 or not claim.told
    ]
    return replace(
        claim,
        notes=tuple(each.note for each in mine if each.note),
        points=sum((each.points for each in mine), Fraction()),
    )


def _claims(handin: Handin, directory: Directory) -> list[Claim]:
    if handin.members:
        return [_of_one(handin, who, directory) for who in handin.members]
    group = groups.members(handin, directory)
    if group and not _is_own_name(handin, directory):
        return groups.claimed_by(handin, group, group[0].group)
    who = Who(name=handin.name, ids=handin.ids)
    return [_of_one(handin, who, directory)]


def _is_own_name(handin: Handin, directory: Directory) -> bool:
    """Tell whether it is called by the name of the very person whose id it has."""
    return any(_fits(handin.name, each) for each in directory.with_ids(handin.ids))


def _fits(name: str, person: Person) -> bool:
    """Tell whether a platform's name for somebody is this person's, however it is written."""
    theirs = run_together(person.name)
    return not theirs or bool(run_together(name) & theirs)


def _of_one(handin: Handin, who: Who, directory: Directory) -> Claim:
    alone = not handin.members
    called = next((each.value for each in who.ids), who.name)
    claim = Claim(
        handin=handin,
        student=handin.student if alone else called,
        name=who.name or handin.name,
        ids=who.ids,
        doubts=handin.doubts,
        group="" if alone else handin.name,
    )
    if not directory.roster or handin.of_nobody:
        return claim
    by_id = directory.with_ids(who.ids)
    if len(by_id) == 1:
        (person,) = by_id
        why = _not_by_this_id(who, person, directory)
        if why:
            return _in_doubt(claim, why, by_id)
        return replace(claim, person=person, name=person.name or claim.name)
    if by_id:
        return _in_doubt(claim, _several(by_id), by_id)
    return _by_name(claim, who, directory)


def _not_by_this_id(who: Who, person: Person, directory: Directory) -> str:
    """Say why an id does not tell that it is this person."""
    if _fits(who.name, person):
        return ""
    same = {each.kind for each in who.ids if each in person.ids}
    if not same:  # the roster does not say whose number it is
        safe = all(each.kind in {IdKind.OTHER, IdKind.EMAIL} for each in who.ids)
        return "" if safe or not who.ids[0].value.isdigit() else _not_there(who)
    if IdKind.MOODLE in same:
        blind = {folded(word) for word in directory.roster.blind}
        without_group = any(folded(who.name).endswith(each) for each in run_together(person.name))
        if folded(who.name) in blind or without_group:
            return ""
        return (
            f"{who.name} is not {person.name}, whose number it has: the number may be a group's. "
            "A column Group in the roster says who is in it."
        )
    if same == {IdKind.CANVAS}:
        return (
            f"{who.name} is not {person.name}, whose {_shown(who.ids)} it has. If it is a group, "
            "Canvas's table of groups says who is in it: give it as one more --roster."
        )
    return ""


def _by_name(claim: Claim, who: Who, directory: Directory) -> Claim:
    exactly = directory.named(who.name)
    people = exactly or directory.named_alike(who.name)
    able = [person for person in people if not contradicts(who.ids, person)]
    if not able:
        why = _not_there(who)
        if people:
            why = f"{why} {people[0].name} of the roster has another."
        return _in_doubt(claim, why)
    if len(able) > 1:
        return _in_doubt(claim, _several(able), able)
    (person,) = able
    how = "name" if exactly else "a name written otherwise"
    return replace(claim, person=person, name=person.name, how=how)


def _in_doubt(claim: Claim, why: str, candidates: Iterable[Person] = ()) -> Claim:
    return replace(claim, doubts=(*claim.doubts, why), candidates=tuple(candidates))


def _not_there(who: Who) -> str:
    known = f" ({_shown(who.ids)})" if who.ids and who.ids[0].value != who.name else ""
    return f"{who.name}{known} is not in the roster."


def _shown(ids: Iterable[Id]) -> str:
    return ", ".join(map(str, ids))


def _several(people: Sequence[Person]) -> str:
    there = " and ".join(f"{person.name} ({person.student})" for person in people[:3])
    return f"It may be that of {there}."


def _once_each(claims: list[Claim]) -> list[Claim]:
    """Put in doubt what two hand-ins claim for one person, where no instructor said which."""
    whose: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.person is not None:
            whose[id(claim.person)].append(claim)
    found: list[Claim] = []
    for claim in claims:
        rivals = whose[id(claim.person)] if claim.person is not None else [claim]
        said = [each for each in rivals if each.told]
        if len(rivals) == 1 or said == [claim]:
            found.append(claim)
        elif len(said) != 1:
            found.append(replace(claim, doubts=(*claim.doubts, _twice(claim, rivals))))
    return found


def _twice(claim: Claim, all_of_one: Sequence[Claim]) -> str:
    others = [each.handin for each in all_of_one if each.handin is not claim.handin]
    there = " and ".join(f"{each.name} ({each.student})" for each in others)
    return f"{claim.name} has another hand-in: {there}. Which one counts?"
