"""Files of a submission on the disk: regular ones, read once, never more than their limit.

A link is not followed: it may lead to the solution, to another's work or to a device. The one
exception is the folder that the user names, since the link is the user's own.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from checker import os_error
from checker.submission.folder import MOST_ENTRIES, MOST_LEVELS, Folder, is_aside, limit_of
from checker.submission.refusal import RefusedError, shown

# Not on Windows, where a link is told by lstat alone. Nothing waits at a pipe that nobody writes.
_FLAGS = sum(
    getattr(os, name, 0)
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY")
)
_PIECE = 1 << 20


def levels(root: Path) -> Iterator[list[Folder]]:
    """Look at a folder, then at those in it, and so on downwards.

    Parameters
    ----------
    root : pathlib.Path
        The folder that was handed in.

    Yields
    ------
    list of Folder
        All folders of the same depth, sorted.
    """
    level = [root]
    left = MOST_ENTRIES
    for _ in range(MOST_LEVELS):
        below: list[Path] = []
        folders = []
        for path in level:
            files, inner, left = _entries(path, left)
            folders.append(Folder(path=path, files=files, folders=frozenset(p.name for p in inner)))
            below += inner
        if not folders:
            return
        yield folders
        level = below


def _entries(path: Path, left: int) -> tuple[dict[str, partial[bytes]], list[Path], int]:
    files: dict[str, partial[bytes]] = {}
    inner: list[Path] = []
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                left -= 1
                if left < 0:
                    raise RefusedError(
                        f"{shown(path)} holds too many files. Give the lessons folder itself."
                    )
                if is_aside(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    inner.append(path / entry.name)
                else:
                    file = path / entry.name
                    files[entry.name] = partial(read_bytes, file, limit_of(entry.name))
    except OSError as error:
        raise RefusedError(unreadable(path, error)) from None
    return dict(sorted(files.items())), sorted(inner), left


def read_bytes(path: Path, limit: int) -> bytes:
    """Read a regular file that is no larger than a limit.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    limit : int
        So many bytes are the most.

    Raises
    ------
    RefusedError
        When it is a link, a folder, a pipe or a device, too large, or cannot be read.
    """
    try:
        # Some devices act on being opened, so look first; what was opened is looked at again.
        _require_regular(path, path.lstat())
        descriptor = os.open(path, os.O_RDONLY | _FLAGS)
        try:
            status = os.fstat(descriptor)
            _require_regular(path, status)
            data = _read(descriptor, limit) if status.st_size <= limit else None
        finally:
            with contextlib.suppress(OSError):
                os.close(descriptor)
    except OSError as error:
        raise RefusedError(unreadable(path, error)) from None
    except ValueError:  # a null byte in the path
        raise RefusedError(f"{shown(path)} is no name of a file. Rename it.") from None
    if data is None or len(data) > limit:
        raise RefusedError(
            f"{shown(path.name)} is larger than {limit >> 20} MiB. "
            "Hand in the code alone, without data."
        )
    return data


def _read(descriptor: int, limit: int) -> bytes:
    """Read up to one byte more than the limit: then the file is longer than it says."""
    pieces = []
    left = limit + 1
    while left and (piece := os.read(descriptor, min(left, _PIECE))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _require_regular(path: Path, status: os.stat_result) -> None:
    name = shown(path.name)
    if stat.S_ISLNK(status.st_mode):
        raise RefusedError(f"{name} is a link. Hand in the file itself.")
    if stat.S_ISDIR(status.st_mode):
        raise RefusedError(f"{name} is a folder. Replace it by your file of that name.")
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError(f"{name} is not a regular file. Replace it by your file of that name.")


def unreadable(path: Path, error: OSError) -> str:
    """Say why the system does not give a file."""
    if isinstance(error, PermissionError):
        return f"{shown(path.name)} cannot be read: permission denied. Make it readable for you."
    reason = os_error.reason(error)
    return f"{shown(path.name)} cannot be read: {reason}. Save it anew."
