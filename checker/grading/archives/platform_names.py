"""Who handed a file in, and when: read from the names that platforms give to exported files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

#: Files of an export that are the platform's own.
_PLATFORM_FILES = {"submission_metadata.yml", "index.html", "onlinetext.html"}
_CANVAS = re.compile(
    r"(?P<name>[^_]+)_(?:(?P<late>LATE)_)?(?P<id>\d+)_(?P<attempt>\d+)_(?P<file>.+)"
)
#: Canvas adds -1, -2 … to the file of a later attempt.
_CANVAS_COUNT = re.compile(r"-\d+(?=\.\w+$)")
_MOODLE = re.compile(r"(?P<name>.+?)_(?P<id>\d+)_assignsubmission_file_?(?P<file>.*)")
_BLACKBOARD = re.compile(
    r"(?P<work>.+)_(?P<id>[^_]+)_attempt_(?P<when>\d{4}(?:-\d\d){5})(?:_(?P<file>.+)|\.txt)"
)
_GRADESCOPE = re.compile(r"submission_(?P<id>\d+)")


@dataclass(frozen=True, kw_only=True)
class Origin:
    """What a path in an export says of the file."""

    student: str  #: what tells the student from the others: an id where there is one
    name: str  #: as a person reads it
    file: str  #: as the student called it, with its folders; empty for the platform's own files
    platform: str = ""  #: "Canvas"; empty where students' folders or files lie side by side
    late: bool = False  #: the platform says so
    when: dt.datetime | None = None  #: when it was handed in, where the name says so
    attempt: int = 0  #: rises with time

    @property
    def order(self) -> tuple[str, int]:
        """The later, the larger."""
        return (self.when.isoformat() if self.when else "", self.attempt)


def reader(tops: Sequence[str]) -> Callable[[Sequence[str]], Origin]:
    """Find what reads the paths of an export.

    Parameters
    ----------
    tops : sequence of str
        The names at the top of it: files and folders.

    Returns
    -------
    callable
        From the parts of a path to what they say.
    """
    prefix = _classroom_prefix(tops)

    def read(parts: Sequence[str]) -> Origin:
        top, *rest = parts
        for pattern in (_moodle, _blackboard, _canvas, _gradescope):
            found = pattern(top, rest)
            if found is not None:
                return found
        student = top if rest else top.rpartition(".")[0] or top
        return Origin(
            student=student.removeprefix(prefix),
            name=student.removeprefix(prefix),
            file="/".join(rest) or top,
            platform="GitHub Classroom" if prefix else "",
        )

    return read


def _classroom_prefix(tops: Sequence[str]) -> str:
    """Return what a GitHub Classroom assignment's repositories share: ``gradient-``."""
    if len(tops) < 2 or any("." in top for top in tops):  # noqa: PLR2004 (what two have in common)
        return ""
    first, last = min(tops), max(tops)
    same = next((i for i, pair in enumerate(zip(first, last, strict=False)) if len({*pair}) > 1), 0)
    return first[: first.rfind("-", 0, same) + 1]


def _joined(file: str | None, rest: Sequence[str]) -> str:
    """Return the path of a file below the top; the top's own name may hold a part of it."""
    return "/".join((*filter(None, [file]), *rest))


def _moodle(top: str, rest: Sequence[str]) -> Origin | None:
    found = _MOODLE.fullmatch(top)
    if found is None:
        return None
    file = _joined(found["file"], rest)
    return Origin(
        student=found["id"], name=found["name"], file=_students_own(file), platform="Moodle"
    )


def _blackboard(top: str, rest: Sequence[str]) -> Origin | None:
    found = _BLACKBOARD.fullmatch(top)
    if found is None:
        return None
    return Origin(
        student=found["id"],
        name=found["id"],
        file=_joined(found["file"], rest),
        platform="Blackboard",
        when=_time(found["when"]),
    )


def _canvas(top: str, rest: Sequence[str]) -> Origin | None:
    found = _CANVAS.fullmatch(top)
    if found is None:
        return None
    return Origin(
        student=found["id"],
        name=found["name"],
        file="/".join((_CANVAS_COUNT.sub("", found["file"]), *rest)),
        platform="Canvas",
        late=bool(found["late"]),
        attempt=int(found["attempt"][:18]),
    )


def _gradescope(top: str, rest: Sequence[str]) -> Origin | None:
    found = _GRADESCOPE.fullmatch(top)
    if found is None or not rest:
        return None
    return Origin(
        student=found["id"],
        name=top,
        file=_students_own("/".join(rest)),
        platform="Gradescope",
    )


def _students_own(file: str) -> str:
    return "" if file in _PLATFORM_FILES else file


def _time(text: str) -> dt.datetime | None:
    try:
        # the platform writes no zone; deadlines are compared as they are written
        return dt.datetime.strptime(text, "%Y-%m-%d-%H-%M-%S")  # noqa: DTZ007
    except ValueError:
        return None
