"""A limit to how long the student's code computes, or waits, with the line where it was.

The trusted process has a limit of its own, and ends the whole process when this one was of no
use. On Windows there is only that one.
"""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Iterator
from types import FrameType

TICK = 0.2  # seconds between two looks
#: A process that waits gives the processor away, and uses next to nothing of a tick.
IDLE = 0.1
#: So many ticks in a row must be idle.
TICKS = 3


class OutOfTime(BaseException):
    """The student's code took too long; its message says whether it waited."""


@contextlib.contextmanager
def limit(seconds: float) -> Iterator[None]:
    """Raise `OutOfTime` in this block once it computed, or waited, for so many seconds.

    Parameters
    ----------
    seconds
        Of computing; of any time, where it does nothing but wait.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return
    watch = _Watch(seconds)
    signal.signal(signal.SIGALRM, watch.look)
    signal.setitimer(signal.ITIMER_REAL, seconds, TICK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


class _Watch:
    def __init__(self, seconds: float) -> None:
        self._left = seconds
        self._start = self._before = time.process_time()
        self._given_away = _given_away()
        self._idle = 0

    def look(self, _signal: int, _frame: FrameType | None) -> None:
        """See how long it computed, and whether it does."""
        now, given_away = time.process_time(), _given_away()
        waits = now - self._before < IDLE * TICK and given_away > self._given_away
        self._idle = self._idle + 1 if waits else 0
        self._before, self._given_away = now, given_away
        if now - self._start >= self._left:
            raise OutOfTime("computing")
        if self._idle >= TICKS:
            raise OutOfTime("waiting")


def _given_away() -> int:
    """Return how often this process gave the processor away of its own will."""
    import resource  # noqa: PLC0415  not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw
