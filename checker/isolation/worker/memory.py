"""A limit of memory for a while, where the system knows one: Linux."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

try:
    import resource
except ImportError:  # Windows, WebAssembly
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOM = 256 << 20  # bytes


@contextlib.contextmanager
def little() -> Iterator[None]:
    """Let nothing take more than a little memory besides what is taken; it is refused the rest."""
    before = None
    with contextlib.suppress(OSError, ValueError, AttributeError):  # there is no such limit here
        before = resource.getrlimit(resource.RLIMIT_AS)
        with open("/proc/self/statm", "rb") as statm:  # noqa: PTH123  as in `limits`
            taken = int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        limits = (taken + ROOM, *(each for each in before if each != resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_AS, (min(limits), before[1]))
    try:
        yield
    finally:
        if before is not None:
            with contextlib.suppress(OSError, ValueError):
                resource.setrlimit(resource.RLIMIT_AS, before)
