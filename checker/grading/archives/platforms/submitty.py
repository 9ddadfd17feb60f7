"""Submitty: ``user/1/``, ``user/2/``: a folder for each attempt."""

from __future__ import annotations

from collections.abc import Sequence

from checker.grading.archives.origin import Export, Origin, Platform, Reader
from checker.grading.people.identity import ids_of_a_word


def _reader(export: Export) -> Reader:
    by_number = bool(export.items) and all(
        len(item.parts) > 2 and item.parts[1].isdigit()  # noqa: PLR2004 (user, attempt, file)
        for item in export.items
        if item.parts[0] in export.folders
    )

    def read(parts: Sequence[str]) -> Origin | None:
        if not by_number or parts[0] not in export.folders:
            return None
        user, attempt, *rest = parts
        return Origin(
            student=user,
            name=user,
            ids=ids_of_a_word(user),
            file="/".join(rest),
            attempt=f"{int(attempt[:18]):018d}",
        )

    return read


SUBMITTY = Platform(name="Submitty", example="annlee/1/homework.py", reader=_reader, alone=False)
