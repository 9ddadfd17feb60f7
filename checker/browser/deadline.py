"""End a loop that does not end, from inside: a page has no second process to do it.

Python tells us of each jump backwards and each call in the student's files (PEP 669, Python
3.12). Nothing is told while numpy computes: that is left to the page, which can end us all.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Container
from dataclasses import dataclass
from types import CodeType
from typing import Any

#: Who asks, in the terms of `sys.monitoring`: 0 to 5, of which debuggers and the like have some.
TOOL = 4


class TimeIsUp(BaseException):
    """Raised in the student's code; ``except Exception`` there does not hold it."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the student's code was when its time was up."""

    file: str  #: as the student knows it
    line: int  #: counted from 1


class Deadline:
    """A limit for what runs in some files, to be set anew for each call.

    Parameters
    ----------
    files : container of str
        The file names of the code that is limited.

    Notes
    -----
    Without `sys.monitoring`, before Python 3.12, nothing is limited.
    """

    def __init__(self, files: Container[str]) -> None:
        self._files = files
        self._end = math.inf
        self._place: Place | None = None

    def open(self) -> None:
        """Begin to watch: once for many calls, since Python marks its code for it."""
        watch: Any = getattr(sys, "monitoring", None)
        if watch is not None:
            events = watch.events.JUMP | watch.events.PY_START
            watch.use_tool_id(TOOL, "handgrad")
            watch.register_callback(TOOL, watch.events.JUMP, self._told)
            watch.register_callback(TOOL, watch.events.PY_START, self._told)
            watch.set_events(TOOL, events)
            self._pass_over = watch.DISABLE

    def close(self) -> None:
        """Watch no more."""
        watch: Any = getattr(sys, "monitoring", None)
        if watch is not None:
            watch.set_events(TOOL, 0)
            watch.free_tool_id(TOOL)

    def start(self, seconds: float) -> None:
        """Let the time of a call begin."""
        self._end = time.monotonic() + seconds
        self._place = None

    def stop(self) -> Place | None:
        """Let it end; where the code was stopped, if it was."""
        self._end = math.inf
        return self._place

    def _told(self, code: CodeType, *_: int) -> object:
        if code.co_filename not in self._files:
            return self._pass_over
        if time.monotonic() > self._end:  # raised again at each jump: the code may catch it
            line = sys._getframe(1).f_lineno  # noqa: SLF001  there is no other way
            self._place = self._place or Place(file=code.co_filename, line=line)
            raise TimeIsUp
        return None
