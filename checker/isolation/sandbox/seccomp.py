"""System calls: an allow-list, as a classic BPF program.

What is not listed does not exist (ENOSYS), so that the C library falls back to older calls;
what would reach out of the process is refused (EPERM), so that Python raises PermissionError.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import platform
import struct
import termios
from collections.abc import Iterable

from checker.isolation.sandbox import libc
from checker.isolation.sandbox.syscalls import TABLES, Table

# Instructions: load a word of the call, compare, return.
LOAD, EQUAL, ANY_BIT, AT_LEAST, RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
NUMBER, ARCHITECTURE = 0, 4  # offsets in struct seccomp_data
ARGUMENT = 16  # of the first argument; each takes 8 bytes, the low word first

KILL, ALLOW = 0x8000_0000, 0x7FFF_0000
REFUSE = 0x0005_0000 | errno.EPERM
UNKNOWN = 0x0005_0000 | errno.ENOSYS

X32 = 0x4000_0000  # x86-64 calls with 32-bit pointers have numbers from here on
CLONE_THREAD = 0x10000
PR_SET_NAME, PR_SET_VMA = 15, 0x53564D41
# The flags of a file that is opened to be changed. Landlock knows O_TRUNC since Linux 6.2 only.
TO_CHANGE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
# About one's own descriptors: no F_SETOWN, which sends signals to others.
FCNTL = (
    fcntl.F_DUPFD,
    fcntl.F_GETFD,
    fcntl.F_SETFD,
    fcntl.F_GETFL,
    fcntl.F_SETFL,
    fcntl.F_GETLK,
    fcntl.F_DUPFD_CLOEXEC,
    1032,  # F_GETPIPE_SZ, which Python 3.11 does not name everywhere
)
# Whether it is a terminal, and what can be read; no flags of files, no disks.
TCGETS2 = 0x802C542A
IOCTL = (
    termios.TCGETS,
    TCGETS2,
    termios.TIOCGWINSZ,
    termios.FIONREAD,
    termios.FIONBIO,
    termios.FIOCLEX,
    termios.FIONCLEX,
)
FILTER_MODE = 2

Instruction = tuple[int, int, int, int]


def supported() -> bool:
    """Tell whether the calls of this machine's architecture are known."""
    return platform.machine() in TABLES


def program(table: Table, pid: int) -> list[Instruction]:
    """Return the filter of an architecture.

    Parameters
    ----------
    table : Table
        Its system calls.
    pid : int
        The only process that may be signalled: one's own.
    """
    return [*_of_one(table, pid), *_of_all(table)]


def _of_one(table: Table, pid: int) -> list[Instruction]:
    """Return the part that depends on the process."""
    code: list[Instruction] = [
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 1, 0, table.audit),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, 0, 1, X32),
        (RETURN, 0, 0, UNKNOWN),
    ]
    for name in ("kill", "tgkill"):
        code += _when(table.numbers[name], _argument_is(0, pid))
    return code


def _of_all(table: Table) -> list[Instruction]:
    code = _when(table.numbers["clone"], _argument_has(0, CLONE_THREAD))
    code += _when(table.numbers["prlimit64"], _argument_is_null(2))
    code += _when(table.numbers["prctl"], _argument_is(0, PR_SET_NAME, PR_SET_VMA))
    code += _when(table.numbers["fcntl"], _argument_is(1, *FCNTL))
    code += _when(table.numbers["ioctl"], _argument_is(1, *IOCTL))
    code += _when(table.numbers["openat"], _argument_lacks(2, TO_CHANGE))
    if "open" in table.numbers:
        code += _when(table.numbers["open"], _argument_lacks(1, TO_CHANGE))
    for name in table.allowed:
        code += _when(table.numbers[name], [(RETURN, 0, 0, ALLOW)])
    for name in table.refused:
        code += _when(table.numbers[name], [(RETURN, 0, 0, REFUSE)])
    return [*code, (RETURN, 0, 0, UNKNOWN)]


def _packed(code: Iterable[Instruction]) -> bytes:
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in code)


def restrict(pid: int) -> None:
    """Put the filter on this process, for ever.

    Parameters
    ----------
    pid : int
        This process's own number.

    Raises
    ------
    OSError
        Where the architecture is unknown, or the kernel refuses.
    """
    if not supported():
        raise OSError(f"the system calls of {platform.machine()} are not known")
    packed = _packed(_of_one(TABLES[platform.machine()], pid)) + _SAME_FOR_ALL
    buffer = ctypes.create_string_buffer(packed, len(packed))
    count = len(packed) // struct.calcsize("=HBBI")
    filter_program = _FilterProgram(count, ctypes.cast(buffer, ctypes.c_void_p))
    libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)
    libc.prctl(libc.PR_SET_SECCOMP, FILTER_MODE, ctypes.addressof(filter_program))


class _FilterProgram(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def _when(number: int, then: list[Instruction]) -> list[Instruction]:
    """Do `then`, which must return, when the call has this number."""
    return [(EQUAL, 0, len(then), number), *then]


def _argument_is(position: int, *values: int) -> list[Instruction]:
    """Allow when the low word of an argument is one of these values."""
    tests = [(EQUAL, len(values) - i, 0, value & 0xFFFF_FFFF) for i, value in enumerate(values)]
    return [(LOAD, 0, 0, ARGUMENT + 8 * position), *tests, *_REFUSE_OR_ALLOW]


def _argument_has(position: int, bit: int) -> list[Instruction]:
    """Allow when a bit of an argument is set."""
    return [(LOAD, 0, 0, ARGUMENT + 8 * position), (ANY_BIT, 1, 0, bit), *_REFUSE_OR_ALLOW]


def _argument_lacks(position: int, bits: int) -> list[Instruction]:
    """Allow when none of these bits of an argument is set."""
    return [(LOAD, 0, 0, ARGUMENT + 8 * position), (ANY_BIT, 0, 1, bits), *_REFUSE_OR_ALLOW]


def _argument_is_null(position: int) -> list[Instruction]:
    """Allow when an argument is a null pointer: both of its words are zero."""
    low, high = ARGUMENT + 8 * position, ARGUMENT + 8 * position + 4
    return [
        (LOAD, 0, 0, low),
        (EQUAL, 0, 2, 0),
        (LOAD, 0, 0, high),
        (EQUAL, 1, 0, 0),
        *_REFUSE_OR_ALLOW,
    ]


_REFUSE_OR_ALLOW: list[Instruction] = [(RETURN, 0, 0, REFUSE), (RETURN, 0, 0, ALLOW)]

#: Made before the forks, each of which would take a while for it.
_SAME_FOR_ALL = _packed(_of_all(TABLES[platform.machine()])) if supported() else b""
