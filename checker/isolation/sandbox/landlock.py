"""Files and TCP: nothing may be opened but what is listed, and that only to be read.

Landlock (Linux 5.13) needs no privilege and works inside Docker's default profile. It does not
govern metadata (`stat`, `chmod`): that is left to the system call filter.
"""

from __future__ import annotations

import ctypes
import os
import stat
import struct
from collections.abc import Iterable
from pathlib import Path

from checker.isolation.sandbox import libc

# The same numbers on every architecture.
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
VERSION = 1  # flag of CREATE_RULESET that asks for the ABI

EXECUTE, READ_FILE, READ_DIR = 1 << 0, 1 << 2, 1 << 3
#: How many file rights an ABI knows; all of them are refused unless a rule gives them.
FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
TCP_BIND_AND_CONNECT = 0b11  # since ABI 4
ABSTRACT_SOCKETS_AND_SIGNALS = 0b11  # since ABI 6
TCP_ABI, SCOPE_ABI = 4, 6


def abi() -> int:
    """Return the kernel's Landlock version; 0 where there is none."""
    try:
        return libc.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(VERSION))
    except OSError:
        return 0


def restrict(readable: Iterable[Path], listed: Iterable[Path] = ()) -> None:
    """Let this process read these files and folders, and open nothing else, for ever.

    Parameters
    ----------
    readable : iterable of pathlib.Path
        Files, and folders with all that is in them; what does not exist is left out.
    listed : iterable of pathlib.Path
        Folders in and below which names may be listed, but files not read.

    Raises
    ------
    OSError
        Where the kernel has no Landlock.
    """
    version = abi()
    if not version:
        raise OSError("Landlock is not available in this kernel")
    handled = (1 << FILE_RIGHTS[min(version, max(FILE_RIGHTS))]) - 1
    network = TCP_BIND_AND_CONNECT if version >= TCP_ABI else 0
    scoped = ABSTRACT_SOCKETS_AND_SIGNALS if version >= SCOPE_ABI else 0
    words = 3 if version >= SCOPE_ABI else 2 if version >= TCP_ABI else 1
    attributes = struct.pack("=QQQ", handled, network, scoped)[: 8 * words]
    size = ctypes.c_size_t(len(attributes))
    ruleset = libc.syscall(CREATE_RULESET, attributes, size, ctypes.c_uint32(0))
    for path in readable:
        _allow(ruleset, path, EXECUTE | READ_FILE | READ_DIR)
    for path in listed:
        _allow(ruleset, path, READ_DIR)
    libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)
    libc.syscall(RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    os.close(ruleset)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    if not stat.S_ISDIR(os.fstat(place).st_mode):
        rights &= ~READ_DIR
    rule = struct.pack("=Qi", rights, place)
    by_path = ctypes.c_int(1)
    libc.syscall(ADD_RULE, ctypes.c_int(ruleset), by_path, rule, ctypes.c_uint32(0))
    os.close(place)
