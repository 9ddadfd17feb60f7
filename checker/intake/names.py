"""Names of lesson files, and what a file that is called almost so was meant to be."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

LESSON_STEM = re.compile(r"lesson\d+_\w+")
SUFFIXES = (".py", ".ipynb")

#: What systems and editors add: lesson3 (1).py, lesson3 - Copy.py, lesson3.py.txt
_ADDED = re.compile(r"\(\d+\)|\bcopy( of)?\b|[-_ ]v?\d+$(?<!lesson.\d)")
_PROGRAM = re.compile(r"(.+?)(?:\.py)+(?:\.txt)?")
_CLOSE = 0.85


def lesson_of(name: str) -> str | None:
    """Give the stem of the lesson that a file is called by; capitals do not matter.

    Python on Linux takes ``.py`` alone for a suffix, so that one does.
    """
    stem = name.rpartition(".")[0].lower()
    return stem if name.endswith(SUFFIXES) and LESSON_STEM.fullmatch(stem) else None


def meant(name: str, absent: Iterable[str]) -> str | None:
    """Give the stem of the lesson that a file was meant to be called by.

    Parameters
    ----------
    name : str
        Of a file: ``lesson_3.py``.
    absent : iterable of str
        Stems of the lessons that are not there.
    """
    program = _PROGRAM.fullmatch(name.lower())
    if program is None:
        return None
    given = _plain(_ADDED.sub("", program[1]))
    number = re.search(r"\d+", given)
    for stem in absent:
        head, _, topic = stem.partition("_")
        digits = head.removeprefix("lesson")
        if given in {head + topic, head, topic, digits + topic, f"{topic}{digits}"}:
            return stem
        if number and number[0] != digits:
            continue
        if difflib.SequenceMatcher(None, given, head + topic).ratio() >= _CLOSE:
            return stem
    return None


def _plain(name: str) -> str:
    """Letters and digits alone, numbers without leading zeros."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", re.sub(r"[^a-z0-9]", "", name))
