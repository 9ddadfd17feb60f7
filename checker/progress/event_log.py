"""What the course remembers of a student: one line a note, in a small file beside the lessons.

Notes are only ever added, each by one write at the end of the file. So two runs at once lose
nothing, a full disk costs one note, and two versions of the file are merged by keeping the lines
of both. A line that is no note (torn, or a mark of a merge) is passed over.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from checker import files

NAME = ".handgrad.jsonl"
#: Bytes after which the file is worth writing anew with the notes that still count.
LONG = 64 << 10
#: To add at the end, whatever another run adds meanwhile; Windows would change line ends.
FLAGS = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)


class Notes:
    """Notes in the order in which they were made.

    Parameters
    ----------
    folder : pathlib.Path
        The folder that holds ``lessons``. A file that cannot be read counts as empty, and one
        that cannot be written is let go: forgetting must not stand in a student's way.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME

    def read(self) -> list[dict[str, Any]]:
        """Give all notes."""
        try:
            lines = self._file.read_bytes().splitlines()
        except OSError:
            return []
        notes = []
        for line in lines:
            with contextlib.suppress(ValueError, RecursionError):
                notes.append(json.loads(line))
        return [note for note in notes if isinstance(note, dict)]

    def add(self, note: Mapping[str, Any]) -> None:
        """Add one."""
        with contextlib.suppress(OSError):
            handle = os.open(self._file, FLAGS, 0o644)
            with os.fdopen(handle, "r+b", buffering=0) as file:
                size = file.seek(0, os.SEEK_END)
                torn = False
                if size:
                    file.seek(-1, os.SEEK_END)
                    torn = file.read(1) != b"\n"
                file.write(b"\n" * torn + _line(note).encode())

    def is_long(self) -> bool:
        """Tell whether the file is worth writing anew."""
        try:
            return self._file.stat().st_size > LONG
        except OSError:
            return False

    def replace(self, notes: Iterable[Mapping[str, Any]]) -> None:
        """Write the file anew, so that a crash leaves the old or the new one."""
        with contextlib.suppress(OSError):
            files.save(self._file, "".join(map(_line, notes)))


def _line(note: Mapping[str, Any]) -> str:
    return json.dumps(note, sort_keys=True) + "\n"
