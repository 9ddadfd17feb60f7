"""Moodle: ``Name_ID_assignsubmission_file``, as a folder or before the file's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.grading.archives.origin import Export, Origin, Platform, Reader
from checker.grading.people.identity import Id, IdKind

_FORM = re.compile(
    r"(?P<name>.+?)_(?P<id>\d+)_assignsubmission_(?P<kind>file|onlinetext|[a-z]+)(?:_(?P<file>.*))?"
)


def _reader(_: Export) -> Reader:
    return read


def read(parts: Sequence[str]) -> Origin | None:
    """Read a path. The number is the participant's in this assignment, or that of a group."""
    top, *rest = parts
    found = _FORM.fullmatch(top)
    if found is None:
        return None
    text = found["kind"] == "onlinetext"
    return Origin(
        student=found["id"],
        name=found["name"],
        ids=(Id(kind=IdKind.MOODLE, value=found["id"]),),
        file="" if text else "/".join(filter(None, (found["file"], *rest))),
        entry="an online text" if text else "",
    )


MOODLE = Platform(
    name="Moodle", example="Ann Lee_201_assignsubmission_file/homework.py", reader=_reader
)
