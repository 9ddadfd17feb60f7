"""What the operating system refuses a student's process; called in that process. Not on Windows."""

from __future__ import annotations

import os
import resource
import signal
import sys

from checker.isolation.sandbox import libc
from checker.isolation.wire.policy import Policy

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36


def apply(policy: Policy) -> None:
    """Set the limits; they cannot be raised again."""
    limits = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CPU: policy.cpu_seconds,
        resource.RLIMIT_NOFILE: policy.open_files,
    }
    if sys.platform == "linux":  # macOS refuses it
        with open("/proc/self/statm", "rb") as statm:  # noqa: PTH123  a fork pays for each step
            mapped = int(statm.read().split()[0])
        limits[resource.RLIMIT_AS] = mapped * os.sysconf("SC_PAGE_SIZE") + policy.memory
    for limit, value in limits.items():
        hard = resource.getrlimit(limit)[1]
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (allowed, allowed))


def die_with_parent(parent: int) -> None:
    """Ask to be killed when the parent ends, and end now if it has ended already."""
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def adopt_orphans() -> None:
    """Become the parent of what children of ours leave behind."""
    libc.prctl(_PR_SET_CHILD_SUBREAPER, 1)
