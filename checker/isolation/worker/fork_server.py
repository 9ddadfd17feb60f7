"""A clean interpreter that has imported numpy and forks a student's process on request. Linux.

It knows no secret, has one thread, and ends when the trusted process closes the control socket.
It says first which layers of `checker.isolation.sandbox` work here. Requests are JSON:
``{"do": "spawn", "libraries": [...], "policy": {...}, "readable": [...]}`` with three file
descriptors (requests, answers, output), answered with the process as a pidfd, or why it could
not be confined; and ``{"do": "reap", "pid": …}``, answered with what `os.wait4` says.
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

from checker import paths
from checker.isolation.sandbox import apply, bubblewrap, libc, probe, readable_paths, user
from checker.isolation.wire import environment
from checker.isolation.wire.policy import Policy
from checker.isolation.worker import limits
from checker.isolation.worker.serve import serve
from checker.isolation.worker.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_MESSAGE = 1 << 16
CONFINED = "confined"
#: What a process may read of itself in /proc; all of it would show the machine's network.
OF_ITSELF = ("fd", "maps", "stat", "statm", "status")
# what students use beside numpy itself: loaded once here
STANDARD = (
    "collections copy dataclasses functools itertools math random re statistics time typing "
    "numpy.fft numpy.linalg numpy.ma numpy.polynomial numpy.random"
)


def main(arguments: Sequence[str]) -> None:
    """Serve on a control socket.

    Parameters
    ----------
    arguments : sequence of str
        The descriptor of the socket; as JSON, the namespaces that we come from; and the folder of
        the course, in which nothing may be read.
    """
    control = socket.socket(fileno=int(arguments[0]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limits.adopt_orphans()
    session = Session()  # only to import libraries
    _prepare(session, STANDARD.split())
    environment.forget_checker()
    libc.prctl(libc.PR_SET_DUMPABLE, 0)  # no process of the same user may look inside
    course = Path(arguments[2])
    python = readable_paths.of_python(hidden=(paths.PACKAGE, course))
    of_course = course / "course.toml"
    alone = bubblewrap.missing(json.loads(arguments[1]), (paths.SECRET, of_course))
    secrets = [paths.SEEN, *filter(Path.exists, [of_course])]
    missing = {"namespaces": alone, **probe.probe(*python, secrets)}
    control.send(json.dumps(missing).encode())
    workers: set[int] = set()
    libraries = {"numpy"}  # prepared above
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, MAX_MESSAGE, 3)
        if not message:
            os._exit(0)
        request = json.loads(message)
        if request["do"] == "spawn":
            if not libraries.issuperset(request["libraries"]):
                _prepare(session, request["libraries"])
                libraries.update(request["libraries"])
            policy = Policy(**request["policy"])
            readable = [Path(each) for each in request["readable"]]
            worker = Confined(policy, [*python[0], *readable], python[1])
            if not user.open_to_all(readable):
                worker.leave_out("user", "another user could not read what the checks hand out")
            workers |= _spawn(control, descriptors, worker)
        else:
            workers.discard(request["pid"])
            usage = _reap(request["pid"])
            _kill_orphans(workers)
            control.send(json.dumps(usage).encode())


def _prepare(session: Session, libraries: Sequence[str]) -> None:
    session.prepare(libraries)
    gc.collect()
    gc.freeze()  # so that a collection in a child does not copy what is shared


class Confined:
    """What one student's process may do."""

    def __init__(self, policy: Policy, readable: Sequence[Path], listed: Sequence[Path]) -> None:
        self.policy = policy
        self.layers = set(policy.layers)
        self.missing: dict[str, str] = {}  #: layer that is promised → why it is left out
        self.readable = [*readable, *(Path("/proc/self") / name for name in OF_ITSELF)]
        self.listed = listed

    def leave_out(self, layer: str, reason: str) -> None:
        """Do without a layer, and say so."""
        if layer in self.layers:
            self.layers.discard(layer)
            self.missing[layer] = reason


def _spawn(control: socket.socket, descriptors: Sequence[int], confined: Confined) -> set[int]:
    """Fork, and wait until the student's process is confined; before that it runs nothing."""
    server = os.getpid()
    ours, theirs = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            control.close()
            _be_worker(server, descriptors, theirs, confined)
        finally:
            os._exit(1)
    for descriptor in (*descriptors, theirs):
        os.close(descriptor)
    with os.fdopen(ours, "rb") as said:
        trouble = said.read().decode("utf-8", "replace")
    if trouble != CONFINED:
        _reap(pid)
        control.send(json.dumps({"trouble": trouble or "it ended"}).encode())
        return set()
    process = os.pidfd_open(pid)
    answer = {"pid": pid, "missing": confined.missing}
    socket.send_fds(control, [json.dumps(answer).encode()], [process])
    os.close(process)
    return {pid}


def _be_worker(server: int, descriptors: Sequence[int], report: int, confined: Confined) -> None:
    requests, answers, output = descriptors
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(output, 1)
    os.dup2(output, 2)
    for name in os.listdir("/proc/self/fd"):  # noqa: PTH208  a fork pays for each step
        if int(name) not in (0, 1, 2, requests, answers, report):
            with contextlib.suppress(OSError):  # the listing's own descriptor is closed already
                os.close(int(name))
    os.chdir("/")
    environment.reopen_output()
    try:
        limits.apply(confined.policy)
        limits.die_with_parent(server)  # a change of user will undo it
        apply.put_on(confined.layers - {"files", "calls"}, ())
        limits.die_with_parent(server)
        apply.put_on(confined.layers & {"files", "calls"}, confined.readable, confined.listed)
    except (OSError, ValueError) as error:
        os.write(report, f"{type(error).__name__}: {error}".encode())
        return
    os.write(report, CONFINED.encode())
    os.close(report)
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
