"""Where submissions are graded: an Executor and nothing else, of this machine or of many."""

from __future__ import annotations

import ipaddress
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from urllib.parse import urlsplit

LOCAL = "local"
#: What grades, imported once for all processes of this machine.
PRELOADED = ["checker.grading.schedule.task", "checker.cli"]

LONGEST_FOLDER = 108 - 32


class EngineError(Exception):
    """The engine cannot be had; the message says what cures it."""


def _nothing() -> None:
    """Leave all as it is."""


def _not_lost() -> str:
    """Say that nothing is lost: what breaks here raises."""
    return ""


@dataclass(frozen=True, kw_only=True)
class Engine:
    """A way to get an executor, and another one when it broke."""

    open: Callable[[], Executor]  #: each call gives a new one
    width: int  #: how many tasks it works on at once
    kill: Callable[[], None] = _nothing  #: ends what works now, when nobody waits for it
    close: Callable[[], None] = _nothing  #: at the very end
    lost: Callable[[], str] = _not_lost  #: says why no answer will come any more; empty: it may


def engine(words: str, isolation: str) -> Engine:
    """Find an engine.

    Parameters
    ----------
    words : str
        ``local:4`` for four processes here; ``local`` for as many as there are processors;
        ``dask:tls://host:8786`` for a dask scheduler.
    isolation : str
        How submissions are kept apart from the machine; a weak one is not for others' machines.

    Raises
    ------
    EngineError
        When there is no such engine.
    """
    kind, _, where = words.partition(":")
    if kind == LOCAL and (not where or (where.isascii() and where.isdigit() and int(where))):
        width = int(where) if where else processors()
        return Engine(open=lambda: _local(width), width=width, kill=_kill)
    if kind == "dask" and where:
        from checker.grading.schedule import remote  # noqa: PLC0415 (an extra)

        return remote.engine(where, isolation)
    raise EngineError(f"There is no engine {words!r}. Say local, local:4 or dask:tls://host:8786.")


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _local(width: int) -> Executor:
    return ProcessPoolExecutor(width, mp_context=_context(), initializer=_begin)


def prepare() -> None:
    """Begin to import what local processes are forked with, while the caller goes on."""
    if _context().get_start_method() == "forkserver":
        from multiprocessing.forkserver import ensure_running  # noqa: PLC0415 (not on Windows)

        ensure_running()


def _context() -> BaseContext:
    # A fork of what others' libraries began may crash on other systems; and a fork server's socket
    # lies in the temporary folder, where its path (32 letters more) must fit into 108.
    if sys.platform != "linux" or len(tempfile.gettempdir()) > LONGEST_FOLDER:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


def _kill() -> None:
    for child in multiprocessing.active_children():
        child.terminate()


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def is_loopback(address: str) -> bool:
    """Tell whether an address such as ``tcp://127.0.0.1:8786`` stays on this machine."""
    host = urlsplit(address if "://" in address else f"tcp://{address}").hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
