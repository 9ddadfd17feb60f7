"""What a row's ``find`` looks for: each gives the parts that a sentence names, or None.

A finder takes the case and the match of the row's message.
"""

from __future__ import annotations

import difflib
import functools
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files

#: The parts of a sentence: name → a piece of the code, or words.
Found = Mapping[str, object]


class Words(str):
    """What stands for a piece of the code that is not known, whatever is asked of it."""

    __slots__ = ()

    def __format__(self, _: str, /) -> str:
        """Write it."""
        return str(self)


@functools.cache
def _words() -> Mapping[str, Mapping[str, str]]:
    text = (files("checker.exceptions") / "tables" / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def words(table: str) -> Mapping[str, str]:
    """Read a list of ``words.toml``: a name → another."""
    return _words()[table]


def near(name: str, known: Iterable[str]) -> str:
    """Find the name that is meant, if one is near: another case, or a letter or two."""
    names = list(dict.fromkeys(known))
    same = [each for each in names if each.lower() == name.lower()]
    return (same or difflib.get_close_matches(name, names, n=1, cutoff=0.75) or [""])[0]
