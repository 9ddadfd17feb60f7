"""Brightspace: ``123-456 - Name - Nov 19, 2026 926 PM/``, a folder for each attempt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.grading.archives.origin import Export, Origin, Platform, Reader
from checker.grading.people import times

_FORM = re.compile(r"(?P<id>\d+)-\d+ - (?P<name>.+) - (?P<when>[^-]*\d{4}[^-]*)")


def _reader(_: Export) -> Reader:
    return read


def read(parts: Sequence[str]) -> Origin | None:
    """Read a path. The number is the platform's own, and stands in no list of the class."""
    top, *rest = parts
    found = _FORM.fullmatch(top)
    if found is None or not rest:
        return None
    when = times.read(found["when"])
    return Origin(
        student=found["id"],
        name=found["name"].strip(),
        file="/".join(rest),
        when=when,
        attempt=when.isoformat() if when else f"? {found['when']}",
    )


BRIGHTSPACE = Platform(
    name="Brightspace",
    example="123-456 - Ann Lee - Nov 19, 2026 926 PM/homework.py",
    reader=_reader,
)
