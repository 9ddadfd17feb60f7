"""The few C functions that the layers need."""

from __future__ import annotations

import ctypes
import os

_libc = ctypes.CDLL(None, use_errno=True)

PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38


def _checked(result: int, what: str) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return result


def prctl(option: int, *arguments: int) -> int:
    """Call ``prctl(2)``; OSError where the kernel refuses."""
    words = [ctypes.c_ulong(each) for each in (*arguments, 0, 0, 0, 0)[:4]]
    return _checked(_libc.prctl(ctypes.c_int(option), *words), f"prctl {option}")


def capset(header: bytes, data: bytes) -> int:
    """Call ``capset(2)``; OSError where the kernel refuses."""
    return _checked(_libc.capset(header, data), "capset")


def syscall(number: int, *arguments: object) -> int:
    """Call a system call that the C library has no function for; OSError where it is refused."""
    return _checked(_libc.syscall(ctypes.c_long(number), *arguments), f"system call {number}")
