"""Blackboard: ``Assignment_user_attempt_2026-11-20-23-11-00_file``, and a receipt beside it.

Both the assignment and the user's name may hold ``_``. The receipt says who it is.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.grading.archives.beginnings import common_beginning
from checker.grading.archives.origin import Export, Origin, Platform, Reader
from checker.grading.people import times
from checker.grading.people.identity import Id, IdKind

_FORM = re.compile(
    r"(?P<head>.+)_attempt_(?P<when>\d{4}(?:-\d\d){5})(?:_(?P<file>.+)|(?P<receipt>\.txt))"
)
#: The first line of a receipt, in whatever language: "Name: Jane Smith (j_smith)".
_WHO = re.compile(r"\s*[^:\n]+:\s*(?P<name>[^\n]*\S)\s*\((?P<user>[^()\n]+)\)")
_LINE = re.compile(r"^[ \t]*[^:\n]+:[ \t]*(\S[^\n]*?)[ \t\r]*$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class _User:
    user: str
    name: str


def _reader(export: Export) -> Reader:
    found = {top: form for top in export.tops if (form := _FORM.fullmatch(top))}
    heads = {form["head"] for form in found.values()}
    known: dict[str, _User] = {}
    called: dict[str, str] = {}
    for top, form in found.items():
        if form["receipt"]:
            text = export.text(top)
            who = _WHO.match(text)
            if who and form["head"].endswith(f"_{who['user']}"):
                known[form["head"]] = _User(user=who["user"], name=who["name"])
            called |= _original_names(text, found)
    with_files = {(form["head"], form["when"]) for form in found.values() if form["file"]}
    logins = {each.value for who in export.directory.roster.people for each in who.ids}
    work = _assignment(heads, known)
    for head in heads - known.keys():
        user = _user(head, work, logins)
        known[head] = _User(user=user, name=user)

    def read(parts: Sequence[str]) -> Origin | None:
        top, *rest = parts
        form = found.get(top)
        if form is None:
            return None
        who = known[form["head"]]
        file = called.get(top, form["file"])
        return Origin(
            student=who.user,
            name=who.name,
            ids=(Id(kind=IdKind.LOGIN, value=who.user.casefold()),),
            file="/".join((file, *rest)) if file else "",
            when=times.read(form["when"]),
            attempt=form["when"],
            entry="" if (form["head"], form["when"]) in with_files else "a text entry",
        )

    return read


def _original_names(receipt: str, there: Iterable[str]) -> dict[str, str]:
    """Return what the student called a file: a receipt has it in the line before."""
    lines = _LINE.findall(receipt)
    files = set(there)
    return {file: own for own, file in itertools.pairwise(lines) if file in files}


def _assignment(heads: Iterable[str], known: Mapping[str, _User]) -> str:
    """Return what stands before the users' names."""
    for head, who in known.items():
        return head.removesuffix(who.user)
    return common_beginning(heads, "_")


def _user(head: str, work: str, logins: Iterable[str]) -> str:
    """Return the user's name at the end of a head: one of the class, where it can be."""
    able = [login for login in logins if head.casefold().endswith(f"_{login}")]
    if able:
        return head[-len(max(able, key=len)) :]
    if work and head.startswith(work):
        return head.removeprefix(work)
    return head.rpartition("_")[2]


BLACKBOARD = Platform(
    name="Blackboard",
    example="Homework 2_jsmith_attempt_2026-11-20-23-11-00_homework.py",
    reader=_reader,
)
