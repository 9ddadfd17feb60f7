"""What the course remembers of a student, in one small file beside it: which hints were shown."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path

NAME = ".handgrad.json"


class Memory:
    """Counts of shown hints, kept in a file.

    Parameters
    ----------
    folder : pathlib.Path
        The folder that holds ``lessons``. A file that cannot be read counts as empty, and one
        that cannot be written is let go: forgetting must not stand in a student's way.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME

    def hints(self, code: str) -> int:
        """How many hints for a mistake were shown so far."""
        return self._read().get(code, 0)

    def show_hint(self, code: str) -> None:
        """Note that one more hint for a mistake was shown."""
        counts = self._read()
        counts[code] = counts.get(code, 0) + 1
        with contextlib.suppress(OSError):
            self._write(json.dumps({"hints": counts}, indent=1, sort_keys=True) + "\n")

    def _read(self) -> dict[str, int]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))["hints"]
            return {str(code): int(count) for code, count in found.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def _write(self, text: str) -> None:
        """Replace the file whole, so that a crash leaves the old or the new one."""
        handle, name = tempfile.mkstemp(dir=self._file.parent, prefix=NAME, text=True)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(name).replace(self._file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
