"""Talk to one forked student's process. Linux."""

from __future__ import annotations

import contextlib
import os
import select
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from checker.isolation.host.connection import Deadline, Incoming, Printed, ProcessConnection, Usage
from checker.isolation.host.errors import (
    GRACE,
    StudentStopped,
    closed,
    crashed,
    timed_out,
)
from checker.isolation.wire.framing import Kind, WireError, pack_header

if TYPE_CHECKING:
    from collections.abc import Callable

CHUNK = 1 << 16
GOODBYE = 500  # ms between the end of a process's pipe and its own end


class ForkConnection(ProcessConnection):
    """A forked student's process.

    Parameters
    ----------
    reap
        Ends the process and says what it used.
    process
        A pidfd: readable when the process has ended.
    requests, answers, output
        Our ends of its pipes.
    """

    def __init__(
        self, reap: Callable[[], Usage], process: int, requests: int, answers: int, output: int
    ) -> None:
        self.printed = Printed()
        self._reap = reap
        self._process, self._requests = process, requests
        self._answers, self._output = answers, output
        self._usage: Usage | None = None
        # our name for the process, whatever its name is for its parent
        about = Path(f"/proc/self/fdinfo/{process}").read_text(encoding="ascii")
        self._pid = int(about.partition("Pid:")[2].split()[0])
        for descriptor in (requests, answers, output):
            os.set_blocking(descriptor, False)
        self._poll = select.poll()
        for descriptor in (process, answers, output):
            self._poll.register(descriptor, select.POLLIN)

    def close(self) -> Usage:
        """End the process, whatever it does. Can be called again."""
        if self._usage is None:
            self._usage = self._reap()
            if self._usage.code is None:  # the server is dead, and this process need not be
                with contextlib.suppress(ProcessLookupError):
                    signal.pidfd_send_signal(self._process, signal.SIGKILL)
            with contextlib.suppress(StudentStopped):
                self._read_output()
            for descriptor in (self._process, self._requests, self._answers, self._output):
                os.close(descriptor)
        return self._usage

    def _ask(
        self, kind: Kind, number: int, payload: bytes, seconds: float
    ) -> tuple[Kind, bytearray]:
        incoming, deadline = Incoming(number), Deadline(self._pid, seconds + GRACE)
        if self._answers in dict(self._poll.poll(0)):
            self._receive(incoming)
            raise WireError("an answer came before its question")
        left_over = self._send(pack_header(kind, number, len(payload)), memoryview(payload))
        while True:
            left = deadline.remaining()
            ready = dict(self._poll.poll(1000 * left))
            if self._requests in ready:
                left_over = self._send(b"", left_over)
            if self._output in ready:
                self._read_output()
            answer = self._receive(incoming) if self._answers in ready else None
            if answer is not None:
                if left_over:
                    raise WireError("an answer came before its question")
                self._read_output()
                return answer
            if self._process in ready:
                raise crashed(self.close().code)
            if not left:
                raise timed_out(seconds, waited=deadline.waits)

    def _send(self, head: bytes, payload: memoryview) -> memoryview:
        """Write as much as fits; give the rest."""
        try:
            if head:
                os.write(self._requests, head)
                self._poll.register(self._requests, select.POLLOUT)
            payload = payload[os.write(self._requests, payload) :]
        except BlockingIOError:
            return payload
        except BrokenPipeError:  # it ended: this is noticed elsewhere
            payload = payload[:0]
        if not payload:
            self._poll.unregister(self._requests)
        return payload

    def _receive(self, incoming: Incoming) -> tuple[Kind, bytearray] | None:
        """Read what is there; give the answer when it is complete."""
        while True:
            try:
                size = os.readv(self._answers, [incoming.room()])
            except BlockingIOError:
                return None
            if not size:
                raise self._gone()
            answer = incoming.take(size)
            if answer is not None:
                return answer

    def _gone(self) -> StudentStopped:
        """Say why the pipe for answers has an end."""
        ending = select.poll()
        ending.register(self._process, select.POLLIN)
        ended = ending.poll(GOODBYE)
        code = self.close().code
        return crashed(code) if ended else closed()

    def _read_output(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while data := os.read(self._output, CHUNK):
                self.printed.add(data)
            # the student closed it; poll would report that for ever
            with contextlib.suppress(KeyError):
                self._poll.unregister(self._output)
