"""The layers together: what they are called, and putting them on in their order."""

from __future__ import annotations

import os
import resource
from collections.abc import Collection, Iterable
from pathlib import Path

from checker.confine import landlock, seccomp, user

#: Name → what it gives. In the order in which they must be put on.
LAYERS = {
    "user": "a user of its own for each student's process (only as root)",
    "processes": "no new processes and threads (only as a plain user)",
    "files": "no files but Python's own can be read, and none written (Landlock)",
    "calls": "no network, no programs, no signals: a list of allowed system calls (seccomp)",
}
#: Without these a submission could read the solutions or reach the network.
REQUIRED = ("files", "calls")


def put_on(layers: Collection[str], readable: Iterable[Path], listed: Iterable[Path] = ()) -> None:
    """Put layers on this process, for ever.

    Parameters
    ----------
    layers : collection of str
        Names of layers.
    readable, listed : iterable of pathlib.Path
        As in `landlock.restrict`.

    Raises
    ------
    OSError, ValueError
        When a layer cannot be put on: then no code of a student may run here.
    """
    if "user" in layers:
        user.become_unused(os.getpid())
    if "processes" in layers:
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    if "files" in layers:
        landlock.restrict(readable, listed)
    if "calls" in layers:
        seccomp.restrict(os.getpid())
