"""Names of lesson files, and what a file that is called almost so was meant to be."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from checker import lesson_names

SUFFIXES = (".py", ".ipynb")

#: What systems and editors add: lesson3 (1).py, lesson3 - Copy.py, lesson3.py.txt
_ADDED = re.compile(r"\(\d+\)|\bcopy( of|\d+)?\b|[-_ ]v?\d+$(?<!lesson.\d)")
_PROGRAM = re.compile(r"(.+?)(?:\.py|\.ipynb)+(?:\.txt)?")
_CLOSE = 0.85
#: What people write behind a name when they keep what was there before.
_KEPT = re.compile(
    r"(?<![a-z])(old|alt|bak|backup|copy|kopie|copie|copia|orig|original|scratch|draft|test|tmp"
    r"|temp|wip)(?![a-z])|\(\d+\)$"
)
_VERSION = re.compile(r"(?:v|version|[-_ ])(\d+)$")


def lesson_of(name: str) -> str | None:
    """Give the stem of the lesson that a file is called by; capitals do not matter.

    Python on Linux takes ``.py`` alone for a suffix, so that one does.
    """
    stem = name.rpartition(".")[0].lower()
    return stem if name.endswith(SUFFIXES) and lesson_names.STEM.fullmatch(stem) else None


def meant(name: str, stems: Iterable[str]) -> str | None:
    """Return the stem of the lesson that a file is called almost by: a slip, or a copy.

    Parameters
    ----------
    name : str
        Of a file: ``lesson_3.py``, ``lesson3_propagate_old.py``.
    stems : iterable of str
        Of the lessons that may be meant.
    """
    program = _PROGRAM.fullmatch(name.lower())
    if program is None:
        return None
    given = _plain(_ADDED.sub("", program[1]))
    number = re.search(r"\d+", given)
    for stem in stems:
        head, _, topic = stem.partition("_")
        digits = head.removeprefix("lesson")
        if given in {head + topic, head, topic, digits + topic, f"{topic}{digits}"}:
            return stem
        if number and number[0] != digits:
            continue
        if head + topic in given:
            return stem
        if difflib.SequenceMatcher(None, given, head + topic).ratio() >= _CLOSE:
            return stem
    return None


def is_code(name: str) -> bool:
    """Tell whether a file may hold a program: ``.py``, ``.ipynb``, and what systems make of it."""
    return name.lower().endswith((*SUFFIXES, ".py.txt"))


def newness(name: str) -> tuple[bool, bool, int]:
    """Return what a name, without its suffix, says of how new a file is: larger is newer."""
    stem = name.lower()
    version = _VERSION.search(stem)
    return (not _KEPT.search(stem), "final" in stem, int(version[1][:9]) if version else 0)


def _plain(name: str) -> str:
    """Letters and digits alone, numbers without leading zeros."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", re.sub(r"[^a-z0-9]", "", name))
