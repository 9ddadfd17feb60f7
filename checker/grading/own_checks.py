"""An instructor's own checks: files of the same form as a course's, in another folder.

Such a file is a further lesson: its ``LESSON`` says which functions it is about and which
lessons it builds on.
"""

from __future__ import annotations

import functools
import re
import shutil
import sys
import tempfile
from collections.abc import Set as AbstractSet
from multiprocessing.util import Finalize  # atexit is not asked in a forked engine
from pathlib import Path

from checker.course import modules, syllabus
from checker.course.layout import CHECKS
from checker.course.syllabus import Course
from checker.exceptions.messages import line_in
from checker.grading.archives.lms_archive import ExportError
from checker.record import Lesson
from checker.submission.refusal import shown


def read(folder: Path, course: Course) -> tuple[tuple[str, str], ...]:
    """Read a folder of checks that go beyond those of a course.

    Raises
    ------
    ExportError
        When there are none, or one is called as a lesson of the course.
    """
    files = sorted(folder.glob("lesson*_*.py"))
    if not files:
        raise ExportError(
            f"{shown(folder)} holds no checks. Put files such as lesson3_more.py there; "
            "docs/instructors/grade.md shows one."
        )
    for file in files:
        if file.stem in course.stems:
            raise ExportError(
                f"{shown(file)} is called as a lesson of the course. "
                f"Rename it: lesson{course.lesson(file.stem).number}_more.py"
            )
    return tuple((file.stem, _text(file)) for file in files)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not saved as UTF-8"
        raise ExportError(f"{shown(file)} cannot be read: {why}. Mend that.") from None


@functools.cache
def lessons(course: Course, sources: tuple[tuple[str, str], ...]) -> tuple[Lesson, ...]:
    """Make the lessons of an instructor's checks known to this process.

    Raises
    ------
    ExportError
        When one of the files cannot be imported, declares no lesson, or holds no check.
    """
    if not sources:
        return ()
    folder = Path(tempfile.mkdtemp(prefix="handgrad-checks-"))
    Finalize(None, shutil.rmtree, (folder,), {"ignore_errors": True}, exitpriority=1)
    for stem, text in sources:
        (folder / f"{stem}.py").write_text(text, encoding="utf-8")
    checks = modules.load(course.folder, CHECKS.folder)
    checks.__path__.append(str(folder))
    for stem, _ in sources:
        sys.modules.pop(f"{checks.__name__}.{stem}", None)
    among = {*course.stems, *(stem for stem, _ in sources)}
    return tuple(_lesson(course, stem, among) for stem, _ in sources)


def _lesson(course: Course, stem: str, among: AbstractSet[str]) -> Lesson:
    try:
        lesson = course.lesson(stem)
        found = syllabus.check_infos(lesson)
    except Exception as error:  # noqa: BLE001 (an instructor's file may raise anything)
        line = line_in(stem, error)
        where = f", line {line}" if line else ""
        said = re.sub(r"module '\S+'", "it", str(getattr(error, "msg", error)))
        raise _useless(stem, f"{type(error).__name__}{where}: {said}") from None
    if unknown := sorted({*lesson.builds_on} - among):
        raise _useless(stem, f"it builds on {', '.join(unknown)}, which is no lesson here")
    if not found:
        raise _useless(stem, "it holds no check")
    return lesson


def _useless(stem: str, why: str) -> ExportError:
    return ExportError(
        f"{stem}.py cannot be used as a file of checks: {why}. Mend it; "
        "docs/instructors/grade.md shows one."
    )
