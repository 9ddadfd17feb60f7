"""Canvas: ``sortablename[_LATE]_userid_attachmentid_file``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.grading.archives.origin import Export, Origin, Platform, Reader
from checker.grading.people.identity import Id, IdKind

# A sortable name may hold _, but never _ around a number: the first two numbers are the ids.
_FILE = re.compile(r"(?P<name>.+?)_(?:(?P<late>LATE)_)?(?P<id>\d+)_(?P<number>\d+)_(?P<file>.+)")
_ENTRY = re.compile(r"(?P<name>.+?)_(?:(?P<late>LATE)_)?(?P<id>\d+)_(?P<entry>text|link)\.html")
#: Under anonymous grading nobody has a name, and LATE stands before or after.
_NOBODY = re.compile(
    r"(?P<before>LATE_)?anon_(?P<late>LATE_)?(?P<id>[A-Za-z0-9]{5})_(?P<after>LATE_)?"
    r"(?:(?P<number>\d+)_(?P<file>.+)|(?P<entry>text|link)\.html)"
)
_ENTRIES = {"text": "a text entry", "link": "a link"}


def _reader(_: Export) -> Reader:
    return read


def read(parts: Sequence[str]) -> Origin | None:
    """Read a path."""
    top, *rest = parts
    for form in (_NOBODY, _FILE, _ENTRY):
        found = form.fullmatch(top)
        if found:
            break
    else:
        return None
    part = found.groupdict()
    number, hidden = part["id"], form is _NOBODY
    file = part.get("file")
    return Origin(
        student=number,
        name=f"anon_{number}" if hidden else part["name"],
        ids=() if hidden else (Id(kind=IdKind.CANVAS, value=number),),
        file="/".join((file, *rest)) if file else "",
        late=any(part.get(name) for name in ("before", "late", "after")),
        order=int((part.get("number") or "0")[:18]),
        numbered=True,
        entry=_ENTRIES.get(part.get("entry") or "", ""),
    )


CANVAS = Platform(name="Canvas", example="leeann_101_9001_homework.py", reader=_reader)
