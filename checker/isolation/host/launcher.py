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
from typing import TYPE_CHECKING, Any, Protocol, Self

from checker import paths
from checker.isolation.host.errors import unconfined
from checker.isolation.wire.layers import LAYERS, REQUIRED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from checker.isolation.host.connection import Connection
    from checker.isolation.host.prefork import Ahead, Lasting
    from checker.isolation.host.worker_handle import Worker


@dataclass(frozen=True, kw_only=True)
class Given:
    """A part of a right program, which runs once the parts before it did."""

    stem: str  #: of the lesson
    text: str  #: its statements, but for the imports of earlier lessons
    #: name in this text → the lesson, and the name there, that an import meant
    earlier: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Load:
    """What a student's process is told to load."""

    modules: Mapping[str, str]  #: module name → source text; among equals the last one wins
    files: Mapping[str, str] = field(default_factory=dict)  #: module name → file name to show
    given: Sequence[Given] = ()  #: the reference, in order
    given_modules: Mapping[str, Sequence[str]] = field(default_factory=dict)
    #: stem of a lesson → names of its functions that come from `given`
    homes: Mapping[str, str] = field(default_factory=dict)
    #: function → the module whose definition of it counts, where several define it
    flags: Sequence[str] = ()  #: parameters that `given` functions take and do without
    parameters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    #: parameter of `given` functions → what students call it otherwise
    libraries: Sequence[str] = ("numpy",)  #: imported beforehand
    seed: int = 0  #: of the global random state, set anew before each call
    memory: int = 0  #: another number leaves other things in memory that is not written to
    whole: bool = False  #: whether to run also what no function needs
    seconds: float = 10.0  #: the deadline for loading, in seconds of computing
    readable: Sequence[Path] = ()  #: what the process may read besides Python itself

    @property
    def request(self) -> dict[str, Any]:
        """What the student's process is sent, in plain values."""
        return {
            "modules": dict(self.modules),
            "files": dict(self.files),
            "given": [
                [part.stem, part.text, {own: list(there) for own, there in part.earlier.items()}]
                for part in self.given
            ],
            "flags": list(self.flags),
            "parameters": {own: list(others) for own, others in self.parameters.items()},
            "given_modules": {stem: list(names) for stem, names in self.given_modules.items()},
            "homes": dict(self.homes),
            "seed": self.seed,
            "memory": self.memory,
            "whole": self.whole,
            "seconds": self.seconds,
        }


class Starter(Protocol):
    """One way to start students' processes."""

    parallel: bool  #: whether one may start while another works

    def connect(self, load: Load) -> Connection:
        """Start one."""

    def missing(self) -> Mapping[str, str]:
        """Layer of `isolation.wire.layers` → why it is not put on here; empty where it is."""

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

    @property
    def can_stop(self) -> bool:
        """Whether it can end what does not end by itself: not in this very process."""
        return self._starter.parallel

    def worker(self, load: Load) -> Worker:
        """Give a new student's process; it starts and loads at its first use."""
        from checker.isolation.host.worker_handle import Worker  # noqa: PLC0415  imports numpy

        shown = replace(load, readable=(*load.readable, self.folder))
        worker = Worker(load, functools.partial(self._starter.connect, shown))
        self._workers.add(worker)
        return worker

    def workers(self, load: Load, count: int) -> Ahead:
        """Give processes that load the same; they start while those before them work."""
        from checker.isolation.host.prefork import Ahead  # noqa: PLC0415  imports numpy

        return Ahead(functools.partial(self.worker, load), self._pool, count)

    def lasting(self, load: Load) -> Lasting:
        """Give one process to all that load the same, one after another.

        For code that keeps nothing between calls. It ends when another is asked for, or with
        `rest`.
        """
        from checker.isolation.host.prefork import Lasting  # noqa: PLC0415  imports numpy

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

        from checker.isolation.host.prefork import WIDTH  # noqa: PLC0415  imports numpy

        return ThreadPoolExecutor(max_workers=WIDTH)

    def close(self) -> None:
        """End all of them."""
        self.rest()
        pool = vars(self).get("_pool")  # none is made only to be closed
        if pool is not None:
            pool.shutdown()
        for worker in list(self._workers):
            worker.close()
        self._starter.close()
        self._folder.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_host(kind: str = "auto", isolation: str = "auto", course: Path | None = None) -> Host:
    """Open a host.

    Parameters
    ----------
    kind
        ``"fork"``: forks of one prepared interpreter (Linux). ``"fresh"``: an interpreter per
        worker. ``"inprocess"``: this very process, without deadlines (browser, notebook).
        ``"auto"``: the best of them here.
    isolation
        ``"auto"``: a fork puts on each layer of `isolation.sandbox` that works here. ``"weak"``:
        none of them. ``"strict"``: as ``"auto"``, but there must be those that keep a submission
        from files and network.
    course
        The folder of the course, in which no process may read anything but its data; by default
        that of the course with which the checker comes.

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
    host = Host(
        _fork(isolation, course or paths.course()) if kind == "fork" else _STARTERS[kind](),
        isolation,
    )
    if isolation == "strict":
        host.insist()
    return host


def can_fork() -> bool:
    """Tell whether the fork server works here: Linux 5.3 or newer."""
    if sys.platform != "linux":
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
    except OSError:
        return False
    return True


def _fork(isolation: str, course: Path) -> Starter:
    from checker.isolation.host.fork_launcher import ForkServer  # noqa: PLC0415  Linux only

    return ForkServer(isolation, course.resolve())


def _fresh() -> Starter:
    from checker.isolation.host.spawn_launcher import FreshStarter  # noqa: PLC0415  not in a browser

    return FreshStarter()


def _inprocess() -> Starter:
    from checker.isolation.host.in_process import InProcessStarter  # noqa: PLC0415  imports numpy

    return InProcessStarter()


_STARTERS = {"fresh": _fresh, "inprocess": _inprocess}
