"""One grading at a time in a results folder."""

from __future__ import annotations

import contextlib
import os
import sys

if sys.platform == "win32":
    import msvcrt

    #: A byte behind all that is ever written: what is locked cannot be read on Windows.
    _FAR = 1 << 40

    def _take(file: int) -> None:
        os.lseek(file, _FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def take(file: int) -> bool:
    """Lock an open file for as long as it is open.

    Parameters
    ----------
    file : int
        Its descriptor.

    Returns
    -------
    bool
        Whether nobody else has it. Where the file system knows no locks it is taken for free.
    """
    try:
        _take(file)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        with contextlib.suppress(OSError):
            os.lseek(file, 0, os.SEEK_SET)
    return True
