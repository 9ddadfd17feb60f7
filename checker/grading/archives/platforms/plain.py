"""A folder or a file for each student, called by a login, an address, a number or a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from checker.grading.archives.origin import Export, Origin, Platform, Reader
from checker.grading.people.identity import ids_of_a_word

_SUFFIXES = re.compile(
    r"(?:\.(?:py|ipynb|zip|txt|docx?|pdf|odt|rtf|tar|gz|tgz|rar|7z))+$", re.IGNORECASE
)
#: What stands in no login and in no name of a person, but in names that a machine makes.
_MADE = re.compile(
    r"[+~=#\[\]{}()]"
    r"|(?:19|20)\d\d[-_. ][01]\d[-_. ][0-3]\d|\d{14}"  # a date, a time
    r"|\d+[-_. ]+\d+[-_. ]|^\d+[-_. ]+[^\W\d]"  # two numbers, or one, and more
    r"|(?:[^_]+_){2,}\d+(?:_|$)"
    r"|(?:^|[\W_])(?:lesson|homework|hw|assignment|assign|ps|lab|submission|attempt)[\W_]*\d",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
_WORDS = re.compile(r"[^\W_]+")


def _reader(export: Export) -> Reader:
    def read(parts: Sequence[str]) -> Origin | None:
        top, *rest = parts
        student = top if top in export.folders else without_suffix(top)
        return Origin(
            student=student,
            name=student,
            ids=ids_of_a_word(student),
            file="/".join(rest) or top,
        )

    return read


def without_suffix(file: str) -> str:
    """Return the name of a file without what tells its kind."""
    return _SUFFIXES.sub("", file) or PurePosixPath(file).stem


def are_made_by_a_machine(names: Iterable[str]) -> bool:
    """Tell whether names hold more than whose it is, so that none of them is a student's."""
    found = [name for name in names if not _ADDRESS.fullmatch(name)]
    if any(map(_MADE.search, found)):
        return True
    shared = Counter(
        (place, words[place])
        for name in found
        if len(words := _WORDS.findall(name.casefold())) > 1
        for place in (0, -1)
        if not words[-1 - place].isdigit()  # "team 1" and "team 2" are names
    )
    least = 3  # two may have one name
    return len(found) >= least and any(count == len(found) for count in shared.values())


PLAIN = Platform(name="", example="annlee/homework.py", reader=_reader)
