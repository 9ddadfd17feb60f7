"""What a platform's names say of a file: whose it is, when it came, what it was called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.grading.archives.lms_archive import Item
from checker.grading.people.directory import Directory
from checker.grading.people.identity import Id
from checker.submission.refusal import RefusedError

#: Letters of a platform's own text file that are looked at.
_MOST = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Who:
    """One of those whom a platform names for a hand-in."""

    name: str  #: as a person reads it
    ids: tuple[Id, ...] = ()  #: each of its kind


@dataclass(frozen=True, kw_only=True)
class Origin:
    """What a path in an export says of the file."""

    student: str  #: what the platform calls whoever handed in: an id where there is one
    name: str  #: as a person reads it
    file: str  #: as the student called it, with its folders; empty for the platform's own files
    ids: tuple[Id, ...] = ()  #: of whoever handed in, each of its kind
    members: tuple[Who, ...] = ()  #: where the platform names several
    late: bool = False  #: the platform says so
    when: dt.datetime | None = None  #: when it was handed in, where the export says so
    attempt: str = ""  #: tells attempts apart, where the platform keeps several
    order: int = 0  #: of files of one attempt the larger came later
    numbered: bool = False  #: the platform may have added -1, -2 to the file's name
    entry: str = ""  #: what was handed in besides files: "a text entry"
    doubt: str = ""  #: why nobody can tell whose it is


@dataclass(frozen=True)
class Export:
    """All files of an export, and the class that it is of."""

    items: Sequence[Item]  #: without a folder that everything is in
    directory: Directory  #: the class; may be empty
    work: str = ""  #: the name of the folder that everything was in

    @cached_property
    def tops(self) -> tuple[str, ...]:
        """Return the names at the top: files and folders."""
        return tuple(sorted({item.parts[0] for item in self.items}))

    @cached_property
    def folders(self) -> frozenset[str]:
        """Return those names at the top that are folders."""
        return frozenset(item.parts[0] for item in self.items if len(item.parts) > 1)

    def text(self, *parts: str) -> str:
        """Return the text of one of the platform's own files; empty where it cannot be read."""
        found = (item for item in self.items if item.parts == parts)
        try:
            return next((item.read()[:_MOST] for item in found), b"").decode("utf-8-sig", "replace")
        except RefusedError:
            return ""


Reader = Callable[[Sequence[str]], Origin | None]


@dataclass(frozen=True, kw_only=True)
class Platform:
    """One form of an export."""

    name: str  #: "Canvas"
    example: str  #: a name as it gives it to a file
    reader: Callable[[Export], Reader]  #: what reads its paths: None for one that is not its own
    alone: bool = True  #: one folder alone can be told by its name
