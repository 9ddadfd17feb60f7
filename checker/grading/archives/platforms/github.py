"""GitHub Classroom: ``assignment-user/``, a repository for each student or team."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from checker.grading.archives.beginnings import common_beginning
from checker.grading.archives.origin import Export, Origin, Platform, Reader
from checker.grading.people.identity import Id, IdKind


def _reader(export: Export) -> Reader:
    users = {
        each.value
        for who in export.directory.roster.people
        for each in who.ids
        if each.kind is IdKind.GITHUB
    } | {slug(who.group) for who in export.directory.roster.people if who.group}
    prefix = _prefix_of(users, export.folders) or common_beginning(export.folders, "-")

    def read(parts: Sequence[str]) -> Origin | None:
        top, *rest = parts
        user = top.removeprefix(prefix)
        if not rest or not prefix or user == top or not user:
            return None
        return Origin(
            student=user,
            name=user,
            ids=(Id(kind=IdKind.GITHUB, value=user.casefold()),),
            file="/".join(rest),
        )

    return read


def slug(team: str) -> str:
    """Return what GitHub makes of the name of a team."""
    return re.sub(r"[^a-z0-9]+", "-", team.casefold()).strip("-")


def _prefix_of(users: Iterable[str], folders: Iterable[str]) -> str:
    """Return what stands before most users of the class: the assignment's name."""
    found = Counter(
        top[: -len(user)]
        for top in folders
        for user in users
        if user and top.casefold().endswith(f"-{user}")
    )
    return max(found, key=lambda prefix: (found[prefix], -len(prefix)), default="")


GITHUB = Platform(
    name="GitHub Classroom", example="homework-annlee/homework.py", reader=_reader, alone=False
)
