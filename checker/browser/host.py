"""The student's code in the page's own process, with a deadline."""

from __future__ import annotations

import time
from collections.abc import Callable

from checker.browser.deadline import Deadline, Place
from checker.isolation.host.errors import StudentStopped, timed_out
from checker.isolation.host.in_process import InProcessConnection, InProcessStarter
from checker.isolation.host.launcher import Host, Load
from checker.isolation.wire.encoding import encode
from checker.isolation.wire.framing import Kind
from checker.isolation.worker import exception_info

#: After one call of a run was stopped, the others get no more seconds than this: a reader waits.
SECONDS_AFTERWARDS = 2.0
#: Importing libraries is none of the student's code, and slow here.
SECONDS_TO_PREPARE = 60.0
#: A sign of life is given at most so often, in seconds.
PAUSE = 0.25


class LimitedStarter(InProcessStarter):
    """Gives sessions in this process whose calls must end.

    Parameters
    ----------
    alive : callable
        Called now and then between two calls: whoever waits sees that we are not stuck.
    """

    def __init__(self, alive: Callable[[], object]) -> None:
        self._deadline = Deadline(exception_info.files)
        self._deadline.open()
        self._alive = alive
        self._last = 0.0
        self._late = False

    def connect(self, load: Load) -> InProcessConnection:
        """Give a session of its own."""
        session = LimitedConnection(load, self)
        session.ask(Kind.PREPARE, 0, encode(list(load.libraries)), SECONDS_TO_PREPARE)
        return session

    def close(self) -> None:
        """Watch no more."""
        self._deadline.close()
        super().close()

    def begin(self, seconds: float) -> None:
        """Let the time of a call begin."""
        now = time.monotonic()
        if now > self._last + PAUSE:
            self._last = now
            self._alive()
        self._deadline.start(min(seconds, SECONDS_AFTERWARDS) if self._late else seconds)

    def end(self) -> Place | None:
        """Let it end; where the code was stopped, if it was."""
        place = self._deadline.stop()
        self._late = self._late or place is not None
        return place


class LimitedConnection(InProcessConnection):
    """A session whose requests must be answered in time."""

    def __init__(self, load: Load, starter: LimitedStarter) -> None:
        super().__init__(load.modules)
        self._starter = starter

    def ask(
        self, kind: Kind, number: int, payload: bytes, seconds: float
    ) -> tuple[Kind, bytearray]:
        """Do the request; `StudentStopped` if it takes too long."""
        self._starter.begin(seconds)
        place = None
        try:
            answer = super().ask(kind, number, payload, seconds)
        finally:
            place = self._starter.end()
        if place is not None:
            late = timed_out(seconds)
            where = f"it was stopped in {place.file}:{place.line}"
            raise StudentStopped(late.kind, f"{late.text}; {where}")
        return answer


def open_host(alive: Callable[[], object] = lambda: None) -> Host:
    """Open a host for one run of the checker, to be closed after it.

    Parameters
    ----------
    alive : callable
        Called now and then while the run is not stuck.
    """
    return Host(LimitedStarter(alive))
