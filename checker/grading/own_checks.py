"""An instructor's own checks: files of the same form as a course's, in another folder.

Such a file is a further lesson: its ``LESSON`` says which functions it is about and which
lessons it builds on.
"""

from __future__ import annotations

import functools
import shutil
import sys
import tempfile
from multiprocessing.util import Finalize  # atexit is not asked in a forked engine
from pathlib import Path

from checker.course import modules
from checker.course.layout import CHECKS
from checker.course.syllabus import Course
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
    return tuple((file.stem, file.read_text(encoding="utf-8")) for file in files)


@functools.cache
def lessons(course: Course, sources: tuple[tuple[str, str], ...]) -> tuple[Lesson, ...]:
    """Make the lessons of an instructor's checks known to this process."""
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
    return tuple(course.lesson(stem) for stem, _ in sources)
