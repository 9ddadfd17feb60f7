"""Files of a results folder: whole or not at all, for their owner alone, and through no link."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import IO

from checker import files

#: Others do not look into a folder of marks, nor into a file of it.
OWNERS, OWN = 0o700, 0o600


def made(folder: Path) -> Path:
    """Make a folder for its owner alone, unless it is there.

    Raises
    ------
    NotADirectoryError
        When it is a link, or a file.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=OWNERS)
    if folder.is_symlink() or not folder.is_dir():
        raise NotADirectoryError(20, "Not a folder of its own", str(folder))
    return folder


def closed_to_others(folder: Path) -> None:
    """Close a folder to all but its owner, where that can be done."""
    with contextlib.suppress(OSError):
        folder.chmod(OWNERS)


def writing(file: Path) -> contextlib.AbstractContextManager[IO[bytes]]:
    """Open a file to be written, as `checker.files.writing` does."""
    return files.writing(file, OWN)


def save(file: Path, text: str) -> None:
    """Write a text into a file."""
    files.save(file, text, OWN)
