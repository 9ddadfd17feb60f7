"""nbgrader: ``user+assignment+2026-11-20 15:58:23 UTC/``, or ``user/assignment/``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.grading.archives.origin import Export, Origin, Platform, Reader
from checker.grading.people import times
from checker.grading.people.identity import ids_of_a_word

TIMESTAMP = "timestamp.txt"
_INBOUND = re.compile(r"(?P<user>[^+]+)\+(?P<work>[^+]+)\+(?P<when>[^+]+)(?:\+[^+]*)?")


def _of_the_exchange(_: Export) -> Reader:
    def read(parts: Sequence[str]) -> Origin | None:
        top, *rest = parts
        found = _INBOUND.fullmatch(top)
        when = times.read(found["when"]) if found else None
        return _origin(found["user"], rest, when.isoformat()) if found and when and rest else None

    return read


def _collected(export: Export) -> Reader:
    stamps = {item.parts[:2] for item in export.items if item.parts[2:] == (TIMESTAMP,)}

    def read(parts: Sequence[str]) -> Origin | None:
        top, *rest = parts
        if tuple(parts[:2]) not in stamps:
            return None
        return _origin(top, rest, export.text(*parts[:2], TIMESTAMP).strip())

    return read


def _origin(user: str, rest: Sequence[str], stamp: str) -> Origin:
    own = rest[-1] == TIMESTAMP
    return Origin(
        student=user,
        name=user,
        ids=ids_of_a_word(user),
        file="" if own else "/".join(rest),
        when=times.read(stamp),
        attempt=stamp,
    )


NBGRADER = Platform(
    name="nbgrader",
    example="annlee+ps2+2026-11-20 15:58:23 UTC/homework.ipynb",
    reader=_of_the_exchange,
)
COLLECTED = Platform(
    name="nbgrader", example=f"annlee/ps2/{TIMESTAMP}", reader=_collected, alone=False
)
