"""Sakai: ``Lee, Ann(annlee)/Submission attachment(s)/``, with ``timestamp.txt`` beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.grading.archives.origin import Export, Origin, Platform, Reader
from checker.grading.people import times
from checker.grading.people.identity import ids_of_a_word

_FORM = re.compile(r"(?P<name>[^()]+?)\s*\((?P<user>[^()]+)\)")
_TIMESTAMP = "timestamp.txt"
_ATTACHED = "Submission attachment(s)"


def _reader(export: Export) -> Reader:
    ours = {
        item.parts[0] for item in export.items if item.parts[1:2] in {(_TIMESTAMP,), (_ATTACHED,)}
    }

    def read(parts: Sequence[str]) -> Origin | None:
        top, *rest = parts
        found = _FORM.fullmatch(top)
        if found is None or top not in ours or not rest:
            return None
        handed_in = rest[0] == _ATTACHED
        return Origin(
            student=found["user"],
            name=found["name"],
            ids=ids_of_a_word(found["user"]),
            file="/".join(rest[1:]) if handed_in else "",
            when=times.read(export.text(top, _TIMESTAMP).strip()),
            entry="a text entry" if rest[-1].endswith("submissionText.html") else "",
        )

    return read


SAKAI = Platform(
    name="Sakai", example="Lee, Ann(annlee)/Submission attachment(s)/homework.py", reader=_reader
)
