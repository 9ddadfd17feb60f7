"""The trusted side of the fork server. Linux."""

from __future__ import annotations

import dataclasses
import functools
import json
import os
import socket
import subprocess
import threading
from typing import IO, TYPE_CHECKING

from checker.isolation.host.connection import Usage
from checker.isolation.host.errors import HostError
from checker.isolation.host.fork_connection import ForkConnection
from checker.isolation.sandbox import bubblewrap, libc
from checker.isolation.wire.environment import command, environment
from checker.isolation.wire.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from checker.isolation.host.launcher import Load

FORK_SERVER = "checker.isolation.worker.fork_server"
START_SECONDS = 60.0  # a cold disk may need them
CHUNK = 1 << 16


class ForkServer:
    """A fork server, started at once and awaited at its first use; started again if it dies."""

    parallel = True

    def __init__(self, isolation: str, course: Path) -> None:
        self._isolation = isolation
        self._course = course
        self._policy = Policy()
        self._lock = threading.RLock()
        self._missing: dict[str, str] = {}
        self._ready = False
        self._outside = "weak isolation was asked for" if isolation == "weak" else ""
        if isolation != "weak":  # no process of the same user may look into this one
            libc.prctl(libc.PR_SET_DUMPABLE, 0)
        self._start()

    def _start(self) -> None:
        wrap = [] if self._outside else bubblewrap.command(self._course)
        if not wrap:
            self._outside = self._outside or "there is no bwrap here"
        self._wrapped = bool(wrap)
        identity = json.dumps(bubblewrap.identity())
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.settimeout(START_SECONDS)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603  our own module
                [*wrap, *command(FORK_SERVER, str(theirs.fileno()), identity, str(self._course))],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=environment(),
                start_new_session=True,  # Ctrl-C is for us
            )
        self._control = ours
        self._ready = False

    def missing(self) -> Mapping[str, str]:
        """Layer → why it is not put on here; empty where every process so far had it."""
        with self._lock:
            self._await_ready()
            return {**self._missing}

    def connect(self, load: Load) -> ForkConnection:
        """Fork a student's process; it has imported the libraries."""
        with self._lock:
            try:
                return self._spawn(load)
            except OSError:  # it died, perhaps killed by a student's process
                self.close()
                self._start()
            try:
                return self._spawn(load)
            except OSError as error:
                raise HostError(f"the students' fork server does not answer: {error}") from None

    def _spawn(self, load: Load) -> ForkConnection:
        self._await_ready()
        if self._wrapped and not bubblewrap.shows(load.readable, self._course):
            self._leave("what the checks hand out cannot be seen inside")
        pipes = [os.pipe() for _ in range(3)]
        (their_requests, requests), (answers, their_answers), (output, their_output) = pipes
        request = {
            "do": "spawn",
            "libraries": list(load.libraries),
            "policy": dataclasses.asdict(self._policy),
            "readable": [str(path) for path in load.readable],
        }
        theirs = [their_requests, their_answers, their_output]
        try:
            socket.send_fds(self._control, [json.dumps(request).encode()], theirs)
            reply, processes, _, _ = socket.recv_fds(self._control, CHUNK, 1)
            if not reply:
                raise ConnectionResetError("it ended")
            said = json.loads(reply)
            if "trouble" in said:  # never run a student's code with less than was promised
                raise HostError(  # noqa: TRY301  the descriptors are closed below
                    f"a student's process could not be confined: {said['trouble']}"
                )
        except (OSError, HostError):
            theirs += [requests, answers, output]
            raise
        finally:
            for descriptor in theirs:
                os.close(descriptor)
        reap = functools.partial(self._reap, self._control, said["pid"])
        self._missing.update(said["missing"])
        return ForkConnection(reap, processes[0], requests, answers, output)

    def _await_ready(self) -> None:
        if not self._ready:
            found = self._control.recv(CHUNK)
            if not found:
                said = _read_all(self._process.stderr)
                if self._wrapped:
                    self._leave(f"is refused by the system: {said.strip()[-200:]}")
                    return
                raise HostError(f"the students' fork server did not start: {said[-2000:]}")
            self._missing = json.loads(found)
            self._missing["namespaces"] = self._outside or self._missing["namespaces"]
            if self._isolation == "weak":
                self._missing = dict.fromkeys(self._missing, "weak isolation was asked for")
            works = [name for name, reason in self._missing.items() if not reason]
            self._policy = dataclasses.replace(self._policy, layers=works)
            self._ready = True

    def _leave(self, reason: str) -> None:
        """Start again outside of namespaces."""
        self._outside = reason
        self.close()
        self._start()
        self._await_ready()

    def _reap(self, control: socket.socket, pid: int) -> Usage:
        with self._lock:
            try:
                control.send(json.dumps({"do": "reap", "pid": pid}).encode())
                reply = control.recv(CHUNK)
            except OSError:
                reply = b""
        if not reply:  # the server died, and the process with it
            return Usage()
        said = json.loads(reply)
        return Usage(code=said["code"], cpu_seconds=said["cpu"], memory=said["rss"])

    def close(self) -> None:
        """End the server, and with it all that it forked."""
        self._control.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stderr is not None:
            self._process.stderr.close()


def _read_all(stream: IO[bytes] | None) -> str:
    return "" if stream is None else stream.read().decode("utf-8", "replace")
