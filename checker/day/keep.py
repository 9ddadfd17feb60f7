"""Put a file in another's place without ever losing what stood there."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from pathlib import Path

#: Beside ``lessons``, so that no copy is taken for a lesson.
KEPT = "kept"


def dated_copy(file: Path, folder: Path) -> Path | None:
    """Keep a copy of a student's file.

    Parameters
    ----------
    file : pathlib.Path
        What is to be kept.
    folder : pathlib.Path
        The folder that holds ``lessons``.

    Returns
    -------
    pathlib.Path or None
        The copy, written to the disk; None when there is no such file.
    """
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return None
    now = dt.datetime.now().astimezone().strftime("%Y-%m-%d_%H-%M-%S")
    (folder / KEPT).mkdir(exist_ok=True)
    for number in range(1, 1000):
        again = f"_{number}" if number > 1 else ""
        copy = folder / KEPT / f"{file.stem}_{now}{again}{file.suffix}"
        try:
            with copy.open("xb") as kept:
                kept.write(data)
                kept.flush()
                os.fsync(kept.fileno())
        except FileExistsError:
            continue
        return copy
    raise FileExistsError(f"{folder / KEPT} holds too many copies of {file.name}")


def replace(file: Path, text: str) -> None:
    """Write a text in a file's place, so that a crash leaves the old one or the new one."""
    file = file.resolve()
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as new:
            new.write(text)
        Path(name).chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
