"""The layers together: putting them on in their order."""

from __future__ import annotations

import os
import resource
from collections.abc import Collection, Iterable
from pathlib import Path

from checker.isolation.sandbox import landlock, privileges, seccomp, user


def put_on(layers: Collection[str], readable: Iterable[Path], listed: Iterable[Path] = ()) -> None:
    """Put layers on this process, for ever, and take root's privileges from it.

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
    if layers:
        privileges.drop()
    if "calls" in layers:
        seccomp.restrict(os.getpid())
