"""What a group hands in counts for everybody in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from checker.grading.archives.handins import Handin
from checker.grading.archives.platforms.github import slug
from checker.grading.claims.claim import Claim
from checker.grading.people.directory import Directory
from checker.grading.people.identity import IdKind
from checker.grading.people.person import Person


def members(handin: Handin, directory: Directory) -> list[Person]:
    """Return the group that a hand-in is called by; nobody where it is not called by one."""
    return directory.in_group(handin.name) or _team(handin, directory)


def _team(handin: Handin, directory: Directory) -> list[Person]:
    """Return the team whose repository it is."""
    if not any(each.kind is IdKind.GITHUB for each in handin.ids):
        return []
    teams = {who.group for who in directory.roster.people if slug(who.group) == handin.student}
    return directory.in_group(next(iter(teams))) if len(teams) == 1 else []


def claimed_by(handin: Handin, people: Sequence[Person], group: str = "") -> list[Claim]:
    """Return the claims of those whose hand-in it is."""
    alone = len(people) == 1 and not group
    return [
        Claim(
            handin=handin,
            student=handin.student if alone else person.student,
            name=person.name or handin.name,
            person=person,
            group=group,
        )
        for person in people
    ]


def for_groups(claims: list[Claim], directory: Directory) -> list[Claim]:
    """Let what one member handed in count for the group, where each group handed in once."""
    handed_in: dict[str, set[int]] = defaultdict(set)
    for claim in claims:
        if claim.person and claim.person.group:
            handed_in[claim.person.group].add(id(claim.handin))
    alone = {
        claim.person.group
        for claim in claims
        if claim.person and claim.person.group and not (claim.group or claim.told)
    }
    if any(len(handed_in[group]) > 1 for group in alone):
        return claims
    found: list[Claim] = []
    for claim in claims:
        group = claim.person.group if claim.person else ""
        members = directory.members(claim.person) if claim.person and group in alone else []
        if len(members) > 1:
            found += [
                replace(each, doubts=claim.doubts, notes=claim.notes, points=claim.points)
                for each in claimed_by(claim.handin, members, group)
            ]
        else:
            found.append(claim)
    return found
