"""The student's code in this very process: for a browser or a notebook, never for grades.

There is no deadline, and no protection from code that means harm. Values are copied as they are
between processes, so that a check sees the same.
"""

from __future__ import annotations

import builtins
import io
import os
import sys
from typing import TYPE_CHECKING, Any

from checker.isolation.host.connection import Printed, Usage
from checker.isolation.host.errors import StudentStopped, spoiled
from checker.isolation.wire.encoding import encode
from checker.isolation.wire.framing import Kind
from checker.isolation.wire.layers import LAYERS
from checker.isolation.worker.guard import Guard
from checker.isolation.worker.serve import answer, flush_output
from checker.isolation.worker.session import Session

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from checker.isolation.host.launcher import Load


class InProcessStarter:
    """Starts nothing: each worker is a session in this process."""

    parallel = False

    def connect(self, load: Load) -> InProcessConnection:
        """Give a session of its own."""
        connection = InProcessConnection(load.modules)
        connection.ask(Kind.PREPARE, 0, encode(list(load.libraries)), 0)
        return connection

    def missing(self) -> Mapping[str, str]:
        """Say that nothing can be taken from this very process."""
        return dict.fromkeys(LAYERS, "the code runs in the checker's own process")

    def close(self) -> None:
        """Do nothing: all state was put back after each request."""


class InProcessConnection:
    """A session in this process."""

    def __init__(self, modules: Collection[str]) -> None:
        self.printed = Printed()
        self._session = Session()
        self._guard = Guard(modules)
        self._output = _Output(self.printed)
        self._started = False

    def ask(
        self, kind: Kind, _number: int, payload: bytes, _seconds: float
    ) -> tuple[Kind, bytearray]:
        """Do the request; `StudentStopped` if too much was printed. There is no deadline."""
        try:
            with self._guard.inside():
                if not self._started:
                    self._take_streams()
                answered, data = answer(self._session, kind, bytearray(payload))
                flush_output()
        except Exception as error:  # noqa: BLE001  even describing its errors went wrong
            raise spoiled(error) from None
        if self._output.stop is not None:
            raise self._output.stop
        return answered, bytearray(data)

    def close(self) -> Usage:
        """Do nothing: there is no process to end."""
        return Usage()

    def _take_streams(self) -> None:
        self._started = True
        stream = io.TextIOWrapper(
            io.BufferedWriter(self._output, 1), "utf-8", "backslashreplace", write_through=True
        )
        sys.stdin, sys.stdout, sys.stderr = io.StringIO(), stream, stream
        os.environ["MPLBACKEND"] = "Agg"
        builtins.input = _no_input  # a notebook would ask its reader


def _no_input(prompt: object = "", /) -> str:
    print(prompt, end="")  # noqa: T201
    raise EOFError("EOF when reading a line")


class _Output(io.RawIOBase):
    """Keeps what is printed; ends the run when it is too much."""

    def __init__(self, printed: Printed) -> None:
        super().__init__()
        self._printed = printed
        self.stop: StudentStopped | None = None

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        try:
            self._printed.add(bytes(data))
        except StudentStopped as stop:
            self.stop = stop
            raise SystemExit from None  # no ``except Exception`` of the student's holds it
        return len(data)
