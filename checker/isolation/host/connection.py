"""What every way to reach a student's process has in common."""

from __future__ import annotations

import abc
import os
import time
from dataclasses import dataclass
from typing import Protocol

from checker.isolation.host.errors import (
    StudentStopped,
    answered_nonsense,
    answered_too_much,
    printed_too_much,
)
from checker.isolation.wire.framing import HEADER, MAX_ANSWER, Kind, WireError, unpack_header

MAX_PRINTED = 8 << 20  # bytes, then the process is stopped
KEPT = 64 << 10  # bytes of what was printed
PATIENCE = 5  # times the deadline, for a process that waits for a processor


@dataclass(frozen=True, kw_only=True)
class Usage:
    """What a student's process used; None where the platform does not tell."""

    code: int | None = None  #: how it ended, as in `subprocess.Popen.returncode`
    cpu_seconds: float | None = None
    memory: int | None = None  #: bytes resident at most


class Connection(Protocol):
    """One student's process, or what stands for it."""

    @property
    def printed(self) -> Printed:
        """What it printed so far."""

    def ask(
        self, kind: Kind, number: int, payload: bytes, seconds: float
    ) -> tuple[Kind, bytearray]:
        """Send a request and wait for the answer; `StudentStopped` if there will be none."""

    def close(self) -> Usage:
        """End the process, whatever it does. Can be called again."""


class ProcessConnection(abc.ABC):
    """A real process, which ends with the first answer that does not come."""

    def ask(
        self, kind: Kind, number: int, payload: bytes, seconds: float
    ) -> tuple[Kind, bytearray]:
        """Send a request and wait for the answer; `StudentStopped` if there will be none."""
        try:
            return self._ask(kind, number, payload, seconds)
        except WireError:
            self.close()
            raise answered_nonsense() from None
        except StudentStopped:
            self.close()
            raise

    @abc.abstractmethod
    def close(self) -> Usage:
        """End the process, whatever it does. Can be called again."""

    @abc.abstractmethod
    def _ask(
        self, kind: Kind, number: int, payload: bytes, seconds: float
    ) -> tuple[Kind, bytearray]: ...


class Printed:
    """The beginning of what was printed."""

    def __init__(self) -> None:
        self.kept = bytearray()
        self.size = 0  #: bytes printed in all
        self._start = (0, 0)

    def add(self, data: bytes) -> None:
        """Take more output; `StudentStopped` if it is too much."""
        self.size += len(data)
        self.kept += data[: KEPT - len(self.kept)]
        if self.size > MAX_PRINTED:
            raise printed_too_much(MAX_PRINTED)

    def mark(self) -> None:
        """Begin here when it begins again."""
        self._start = (len(self.kept), self.size)

    def begin_again(self) -> None:
        """Forget what came after the mark."""
        kept, self.size = self._start
        del self.kept[kept:]


class Incoming:
    """An answer on its way."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._kind: Kind | None = None
        self._buffer = bytearray(HEADER.size)
        self._filled = 0

    def room(self) -> memoryview:
        """Return where the next bytes go."""
        return memoryview(self._buffer)[self._filled :]

    def take(self, size: int) -> tuple[Kind, bytearray] | None:
        """Say that `size` bytes were put there; give the answer when it is complete.

        Raises
        ------
        WireError
            If this is no answer to the request.
        StudentStopped
            If it is larger than any right answer.
        """
        self._filled += size
        if self._filled < len(self._buffer):
            return None
        if self._kind is None:
            self._kind, length = unpack_header(bytes(self._buffer), self._number)
            if length > MAX_ANSWER:
                raise answered_too_much()
            self._buffer, self._filled = bytearray(length), 0
            if length:
                return None
        return self._kind, self._buffer


class Deadline:
    """Counts the seconds that a process computes where the system tells, else wall time.

    A right loop on a busy machine must not fail, and a process that sleeps must not last.
    """

    def __init__(self, pid: int, seconds: float) -> None:
        now = time.monotonic()
        self._pid, self._seconds = pid, seconds
        self._next, self._last = now + seconds, now + PATIENCE * seconds
        self._used_before = process_state(pid)[1]

    def remaining(self) -> float:
        """Return seconds to wait before asking again; 0 when time is up."""
        now = time.monotonic()
        if now >= self._next:
            state, used = process_state(self._pid)
            left = self._seconds - (used - self._used_before)
            if state in "RD" and left > 0 and now < self._last:
                self._next = min(now + max(left, 0.01), self._last)
        return max(0.0, self._next - now)

    @property
    def waits(self) -> bool:
        """Whether the process waits, and computed for less than half of its time."""
        state, used = process_state(self._pid)
        return state == "S" and used - self._used_before < self._seconds / 2


def process_state(pid: int) -> tuple[str, float]:
    """State letter and CPU seconds of a process; "?" where there is no /proc."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:  # noqa: PTH123  each call asks
            stat = file.read().decode("utf-8", "replace")
    except OSError:
        return "?", 0.0
    fields = stat.rpartition(")")[2].split()  # the name in parentheses may contain anything
    return fields[0], (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
