"""A fresh interpreter for each student's process, over plain pipes. Works on every desktop."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import threading
import time
from typing import IO, TYPE_CHECKING

from checker.isolation.host.connection import Deadline, Incoming, Printed, ProcessConnection, Usage
from checker.isolation.host.errors import (
    GRACE,
    HostError,
    StudentStopped,
    closed,
    crashed,
    timed_out,
)
from checker.isolation.wire.encoding import encode
from checker.isolation.wire.environment import command, environment
from checker.isolation.wire.framing import Kind, WireError, pack_header
from checker.isolation.wire.layers import LAYERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.isolation.host.launcher import Load

START_SECONDS = 60.0  # for the interpreter and the libraries, before the student's time counts
CHUNK = 1 << 16
SETTLE = 0.02  # seconds without output after which there is none on its way
GOODBYE = 0.5  # seconds between the end of a process's pipe and its own end


class FreshStarter:
    """Keeps one interpreter ready while the one before it works."""

    parallel = True

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._spare = FreshConnection()

    def connect(self, load: Load) -> FreshConnection:
        """Hand out the spare interpreter, with the libraries imported, and start another."""
        with self._lock:  # no two may get the same one
            connection, self._spare = self._spare, FreshConnection()
        try:
            connection.ask(Kind.PREPARE, 0, encode(list(load.libraries)), START_SECONDS)
        except StudentStopped as stop:
            said = bytes(connection.printed.kept).decode("utf-8", "replace")
            raise HostError(f"no students' process could be started: {stop}: {said}") from None
        return connection

    def missing(self) -> Mapping[str, str]:
        """Say that an interpreter of its own is all there is."""
        return dict.fromkeys(LAYERS, "only the fork server has it, on Linux 5.13 or newer")

    def close(self) -> None:
        """End the spare one."""
        self._spare.close()


class FreshConnection(ProcessConnection):
    """An interpreter of its own."""

    def __init__(self) -> None:
        self._printed = Printed()
        self._process = subprocess.Popen(  # noqa: S603  our own module
            command("checker.isolation.worker.spawned"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            env=environment(),
            start_new_session=True,  # so that all that it starts can be ended with it
        )
        self._arrived: queue.SimpleQueue[bytes | StudentStopped] = queue.SimpleQueue()
        self._usage: Usage | None = None
        self._readers = [
            threading.Thread(target=read, daemon=True)
            for read in (self._read_answers, self._read_output)
        ]
        for reader in self._readers:
            reader.start()

    @property
    def printed(self) -> Printed:
        """What it printed, once nothing more has come for a moment."""
        size = -1
        while self._usage is None and size != self._printed.size:
            size = self._printed.size
            time.sleep(SETTLE)
        return self._printed

    def close(self) -> Usage:
        """End the process, whatever it does. Can be called again."""
        if self._usage is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                if hasattr(os, "killpg"):
                    os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()
            self._usage = Usage(code=self._process.wait())
            for reader in self._readers:
                reader.join(GOODBYE)
            for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
                with contextlib.suppress(OSError):
                    _open(stream).close()
        return self._usage

    def _ask(
        self, kind: Kind, number: int, payload: bytes, seconds: float
    ) -> tuple[Kind, bytearray]:
        incoming, deadline = Incoming(number), Deadline(self._process.pid, seconds + GRACE)
        if not self._arrived.empty():
            self._receive(incoming, self._arrived.get())
            raise WireError("an answer came before its question")
        frame = pack_header(kind, number, len(payload)) + payload
        # in the background, since a process that does not read would stop us too
        threading.Thread(target=self._send, args=[frame], daemon=True).start()
        while True:
            left = deadline.remaining()
            try:
                arrived = self._arrived.get(timeout=left) if left else self._arrived.get_nowait()
            except queue.Empty:
                if not left:
                    raise timed_out(seconds, waited=deadline.waits) from None
                continue
            answer = self._receive(incoming, arrived)
            if answer is not None:
                return answer
            if not left:
                raise timed_out(seconds, waited=deadline.waits)

    def _receive(
        self, incoming: Incoming, arrived: bytes | StudentStopped
    ) -> tuple[Kind, bytearray] | None:
        if isinstance(arrived, StudentStopped):
            raise arrived
        if not arrived:
            raise self._gone()
        answer = None
        while arrived:
            if answer is not None:
                raise WireError("bytes are left over")
            room = incoming.room()
            size = min(len(room), len(arrived))
            room[:size] = arrived[:size]
            arrived = arrived[size:]
            answer = incoming.take(size)
        return answer

    def _gone(self) -> StudentStopped:
        """Say why the pipe for answers has an end."""
        try:
            return crashed(self._process.wait(GOODBYE))
        except subprocess.TimeoutExpired:
            return closed()

    def _send(self, frame: bytes) -> None:
        with contextlib.suppress(OSError, ValueError):  # it ended: this is noticed elsewhere
            rest = memoryview(frame)
            while rest:
                rest = rest[_open(self._process.stdin).write(rest) :]

    def _read_answers(self) -> None:
        stream = _open(self._process.stdout)
        while data := stream.read(CHUNK):
            self._arrived.put(data)
        self._arrived.put(b"")

    def _read_output(self) -> None:
        stream = _open(self._process.stderr)
        try:
            while data := stream.read(CHUNK):
                self._printed.add(data)
        except StudentStopped as stop:
            self._arrived.put(stop)


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    """All three pipes exist: they were asked for."""
    assert stream is not None  # noqa: S101  for the type checker
    return stream
