"""Put a lesson back to its beginning without ever losing what stood there."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from checker import files
from checker.course import assets, syllabus
from checker.record import Lesson

#: Beside ``lessons``, so that no copy is taken for a lesson.
KEPT = "kept"


def is_pristine(folder: Path, lesson: Lesson) -> bool:
    """Tell whether a lesson's file is as the student first saw it, whatever its line ends."""
    try:
        found = _file(folder, lesson).read_bytes()
    except FileNotFoundError:
        return False
    return (
        found.replace(b"\r\n", b"\n")
        == assets.pristine(syllabus.course_of(lesson), lesson.stem).encode()
    )


def put_back(folder: Path, lesson: Lesson) -> Path | None:
    """Write a lesson's stub, after a copy of the student's version is safe.

    Returns
    -------
    pathlib.Path or None
        The copy; None when there was no version of the student's.
    """
    file = _file(folder, lesson)
    copy = dated_copy(file, folder)
    whole = file.resolve()  # a student may keep it elsewhere
    mode = whole.stat().st_mode & 0o777 if whole.exists() else 0o644
    whole.parent.mkdir(parents=True, exist_ok=True)
    files.save(whole, assets.pristine(syllabus.course_of(lesson), lesson.stem), mode)
    return copy


def _file(folder: Path, lesson: Lesson) -> Path:
    return folder / "lessons" / f"{lesson.stem}.py"


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
