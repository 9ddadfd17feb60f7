"""What a command means by its words; or a usage error that says what helps."""

from __future__ import annotations

import contextlib
import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from checker import os_error
from checker.course import selection, syllabus
from checker.course.layout import AuthorError
from checker.course.syllabus import Course
from checker.course.tables import CourseError
from checker.record import Lesson, Submission
from checker.submission import reader

#: What other tools call it → what it is called here.
ELSEWHERE = {
    **dict.fromkeys(("status", "next", "progress", "overview", "run", "test"), ""),
    "help": "--help",
}


@contextlib.contextmanager
def curable() -> Iterator[None]:
    """Let what its reader can cure become a usage error."""
    try:
        yield
    except (syllabus.UnknownLessonError, reader.RefusedError, AuthorError, CourseError) as error:
        raise click.UsageError(str(error)) from None


@contextlib.contextmanager
def writing(what: object, cure: str) -> Iterator[None]:
    """Let the system's refusal to write become a usage error that ends with the cure."""
    try:
        yield
    except OSError as error:
        reason = os_error.reason(error)
        raise click.UsageError(f"{what} cannot be written: {reason}. {cure}") from None


def course(folder: Path) -> Course:
    """Return the course in a folder; a usage error where it is none."""
    with curable():
        return syllabus.load(folder)


def here(of: Course) -> Path:
    """Return the folder that holds the student's ``lessons``; a usage error without one."""
    folder = selection.students_folder(Path.cwd(), of)
    if not (folder / "lessons").is_dir():
        raise click.UsageError(
            "There is no course here. Make one: python -m checker init my-course"
        )
    return folder


def lesson(of: Course, word: str) -> Lesson:
    """Return the lesson that a word names; a usage error where it names none."""
    with curable():
        return of.find(word)


def lessons(of: Course, words: Sequence[str], submission: Submission) -> tuple[Lesson, ...]:
    """Return the lessons that words name, as `selection.lessons` does; or a usage error."""
    try:
        return selection.lessons(words, submission, of)
    except syllabus.UnknownLessonError as error:
        meant = _command_meant(words)
        told = f"There is no command {words[0]!r}. Did you mean: {meant}" if meant else str(error)
        raise click.UsageError(told) from None


def _command_meant(words: Sequence[str]) -> str | None:
    """Write down the command that some words are like; None where they are like none."""
    parent = click.get_current_context().parent
    first, *others = words
    if parent is None or not isinstance(parent.command, click.Group):
        return None
    known = dict.fromkeys(parent.command.list_commands(parent))
    (close, *_) = [*difflib.get_close_matches(first.lower(), known, n=1, cutoff=0.75), ""]
    close = ELSEWHERE.get(first.lower(), close or None)
    return (
        None if close is None else " ".join(["python -m checker", *filter(None, [close]), *others])
    )


def submission(of: Course, path: Path) -> Submission:
    """Return what is to be checked; a usage error where it cannot be taken in."""
    with curable():
        return reader.read(path, of.stems)
