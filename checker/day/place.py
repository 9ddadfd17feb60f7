"""Where the student's course is, and what a command means by its words; or a usage error."""

from __future__ import annotations

from pathlib import Path

import click

from checker import course, intake, request
from checker.model import Lesson, Submission


def here() -> Path:
    """Give the folder that holds the student's ``lessons``; a usage error where there is none."""
    folder = request.course_folder(Path.cwd())
    if not (folder / "lessons").is_dir():
        raise click.UsageError(
            "There is no course here. Make one: python -m checker init my-course"
        )
    return folder


def lesson(word: str) -> Lesson:
    """Give the lesson that a word names; a usage error where it names none."""
    try:
        return course.find(word)
    except course.UnknownLessonError as error:
        raise click.UsageError(str(error)) from None


def submission(path: Path) -> Submission:
    """Take in what is to be checked; a usage error where that cannot be."""
    try:
        return intake.read(path)
    except intake.RefusedError as error:
        raise click.UsageError(str(error)) from None
