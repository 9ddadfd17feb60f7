"""Start students' processes: one interface, whatever the platform can do.

Imports nothing heavy, so that a host can be opened before numpy and pytest are imported.
"""

from __future__ import annotations

import contextlib
import functools
import os
import sys
import weakref
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol, Self

from checker.confine.names import LAYERS, REQUIRED
from checker.student.errors import unconfined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from checker.student.ahead import Ahead, Lasting
    from checker.student.connection import Connection
    from checker.student.handle import Worker


@dataclass(frozen=True, kw_only=True)
class Load:
    """What a student's process is told to load."""

    modules: Mapping[str, str]  #: module name → source text; among equals the last one wins
    files: Mapping[str, str] = field(default_factory=dict)  #: module name → file name to show
    given: str = ""  #: source text of reference functions
    given_modules: Mapping[str, Sequence[str]] = field(default_factory=dict)
    #: stem of a lesson → names of its functions that come from `given`
    libraries: Sequence[str] = ("numpy",)  #: imported beforehand
    seed: int = 0  #: of the global random state, set anew before each call
    seconds: float = 10.0  #: the deadline for loading, in seconds of computing
    readable: Sequence[Path] = ()  #: what the process may read besides Python itself


class Starter(Protocol):
    """One way to start students' processes."""

    parallel: bool  #: whether one may start while another works

    def connect(self, load: Load) -> Connection:
        """Start one."""

    def missing(self) -> Mapping[str, str]:
        """Layer of `checker.confine.names` → why it is not put on here; empty where it is."""

    def close(self) -> None:
        """End what is still running."""


class Host:
    """Starts students' processes and ends them; a context manager.

    Parameters
    ----------
    starter
        How to start one.
    isolation
        What was asked for, as in `open_host`.
    """

    def __init__(self, starter: Starter, isolation: str = "auto") -> None:
        self._starter = starter
        self.isolation = isolation
        self._workers: weakref.WeakSet[Worker] = weakref.WeakSet()
        self._lasting: Lasting | None = None
        self._folder = contextlib.ExitStack()

    def worker(self, load: Load) -> Worker:
        """Give a new student's process; it starts and loads at its first use."""
        from checker.student.handle import Worker  # noqa: PLC0415  imports numpy

        shown = replace(load, readable=(*load.readable, self.folder))
        worker = Worker(load, functools.partial(self._starter.connect, shown))
        self._workers.add(worker)
        return worker

    def workers(self, load: Load, count: int) -> Ahead:
        """Give processes that load the same; they start while those before them work."""
        from checker.student.ahead import Ahead  # noqa: PLC0415  imports numpy

        return Ahead(functools.partial(self.worker, load), self._pool, count)

    def lasting(self, load: Load) -> Lasting:
        """Give one process to all that load the same, one after another.

        For code that keeps nothing between calls. It ends when another is asked for, or with
        `rest`.
        """
        from checker.student.ahead import Lasting  # noqa: PLC0415  imports numpy

        if self._lasting is None or self._lasting.load != load:
            self.rest()
            self._lasting = Lasting(load, self.worker, self._pool)
        return self._lasting

    def rest(self) -> None:
        """End the process that lasts: a submission is judged."""
        if self._lasting is not None:
            self._lasting.close()
            self._lasting = None

    @functools.cached_property
    def folder(self) -> Path:
        """A folder for files that students' processes may read; it goes with the host."""
        import tempfile  # noqa: PLC0415  not every host needs one
        from pathlib import Path  # noqa: PLC0415

        folder = Path(self._folder.enter_context(tempfile.TemporaryDirectory(prefix="handgrad-")))
        folder.chmod(0o755)  # a student's process may be of another user
        return folder

    def missing(self) -> Mapping[str, str]:
        """Layer → why it is not put on here; empty where it is. Awaits the server."""
        return self._starter.missing()

    @property
    def layers(self) -> Mapping[str, str]:
        """The layers around every student's process, with what each gives; awaits the server."""
        missing = self.missing()
        return {name: gives for name, gives in LAYERS.items() if not missing[name]}

    def insist(self) -> None:
        """Refuse to go on where a layer is missing that no grade can do without.

        Raises
        ------
        IsolationError
            It says what is missing, and what cures it. The host is closed.
        """
        missing = self.missing()
        if any(missing[name] for name in REQUIRED):
            self.close()
            raise unconfined({name: missing[name] for name in REQUIRED if missing[name]})

    @functools.cached_property
    def _pool(self) -> Executor | None:
        if not self._starter.parallel:
            return None
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  no threads in a browser

        from checker.student.ahead import WIDTH  # noqa: PLC0415  imports numpy

        return ThreadPoolExecutor(max_workers=WIDTH)

    def close(self) -> None:
        """End all of them."""
        self.rest()
        if self._pool is not None:
            self._pool.shutdown()
        for worker in list(self._workers):
            worker.close()
        self._starter.close()
        self._folder.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_host(kind: str = "auto", isolation: str = "auto") -> Host:
    """Open a host.

    Parameters
    ----------
    kind
        ``"fork"``: forks of one prepared interpreter (Linux). ``"fresh"``: an interpreter per
        worker. ``"inprocess"``: this very process, without deadlines (browser, notebook).
        ``"auto"``: the best of them here.
    isolation
        ``"auto"``: a fork puts on each layer of `checker.confine` that works here. ``"weak"``:
        none of them. ``"strict"``: as ``"auto"``, but there must be those that keep a submission
        from files and network.

    Returns
    -------
    Host
        Its server, if it has one, is starting; it is awaited at the first use. ``"strict"``
        awaits it here.

    Raises
    ------
    IsolationError
        Where ``"strict"`` cannot be had.
    """
    if kind == "auto":
        kind = "inprocess" if sys.platform == "emscripten" else "fork" if can_fork() else "fresh"
    host = Host(_fork(isolation) if kind == "fork" else _STARTERS[kind](), isolation)
    if isolation == "strict":
        host.insist()
    return host


def can_fork() -> bool:
    """Whether the fork server works here: Linux 5.3 or newer."""
    if sys.platform != "linux":
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
    except OSError:
        return False
    return True


def _fork(isolation: str) -> Starter:
    from checker.student.forkhost import ForkServer  # noqa: PLC0415  Linux only

    return ForkServer(isolation)


def _fresh() -> Starter:
    from checker.student.freshhost import FreshStarter  # noqa: PLC0415  not in a browser

    return FreshStarter()


def _inprocess() -> Starter:
    from checker.student.inprocess import InProcessStarter  # noqa: PLC0415  imports numpy

    return InProcessStarter()


_STARTERS = {"fresh": _fresh, "inprocess": _inprocess}
