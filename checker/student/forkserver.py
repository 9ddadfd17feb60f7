"""A clean interpreter that has imported numpy and forks a student's process on request. Linux.

It knows no secret, has one thread, and ends when the trusted process closes the control socket.
Requests are JSON: ``{"do": "spawn", "libraries": [...], "policy": {...}}`` with three file
descriptors (requests, answers, output), answered with the process as a pidfd; and
``{"do": "reap", "pid": …}``, answered with what `os.wait4` says.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.student import limits, surroundings
from checker.student.session import Session
from checker.student.worker import serve

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_MESSAGE = 1 << 16
# what students use beside numpy itself: loaded once here
STANDARD = (
    "collections copy dataclasses functools itertools math random re statistics time typing "
    "numpy.fft numpy.linalg numpy.ma numpy.polynomial numpy.random"
)


def main(arguments: Sequence[str]) -> None:
    """Serve on the control socket of the given file descriptor."""
    control = socket.socket(fileno=int(arguments[0]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limits.adopt_orphans()
    session = Session()  # only to import libraries
    _prepare(session, STANDARD.split())
    surroundings.forget_checker()
    control.send(b"ready")
    workers: set[int] = set()
    libraries: set[str] = set()
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, MAX_MESSAGE, 3)
        if not message:
            os._exit(0)
        request = json.loads(message)
        if request["do"] == "spawn":
            if not libraries.issuperset(request["libraries"]):
                _prepare(session, request["libraries"])
                libraries.update(request["libraries"])
            workers.add(_spawn(control, descriptors, limits.Policy(**request["policy"])))
        else:
            workers.discard(request["pid"])
            usage = _reap(request["pid"])
            _kill_orphans(workers)
            control.send(json.dumps(usage).encode())


def _prepare(session: Session, libraries: Sequence[str]) -> None:
    session.prepare(libraries)
    gc.collect()
    gc.freeze()  # so that a collection in a child does not copy what is shared


def _spawn(control: socket.socket, descriptors: Sequence[int], policy: limits.Policy) -> int:
    server = os.getpid()
    pid = os.fork()
    if pid == 0:
        try:
            control.close()
            _be_worker(server, descriptors, policy)
        finally:
            os._exit(1)
    for descriptor in descriptors:
        os.close(descriptor)
    process = os.pidfd_open(pid)
    socket.send_fds(control, [json.dumps({"pid": pid}).encode()], [process])
    os.close(process)
    return pid


def _be_worker(server: int, descriptors: Sequence[int], policy: limits.Policy) -> None:
    requests, answers, output = descriptors
    os.setsid()
    limits.die_with_parent(server)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(output, 1)
    os.dup2(output, 2)
    for entry in list(Path("/proc/self/fd").iterdir()):
        if int(entry.name) not in (0, 1, 2, requests, answers):
            with contextlib.suppress(OSError):  # the listing's own descriptor is closed already
                os.close(int(entry.name))
    os.chdir("/")
    surroundings.reopen_output()
    limits.apply(policy)
    serve(requests, answers)
    os._exit(0)


def _reap(pid: int) -> dict[str, Any]:
    for kill in (os.killpg, os.kill):  # the group may not exist yet
        with contextlib.suppress(ProcessLookupError):
            kill(pid, signal.SIGKILL)
    _, status, used = os.wait4(pid, 0)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "cpu": used.ru_utime + used.ru_stime,
        "rss": used.ru_maxrss * 1024,
    }


def _kill_orphans(workers: set[int]) -> None:
    """End what a student's process left behind, however it tried to get away."""
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    for _ in range(100):  # an orphan's own children become ours when it ends
        left = [pid for pid in map(int, children.read_text().split()) if pid not in workers]
        if not left:
            return
        for pid in left:
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
