"""What a command asks for: which submission, and which of its lessons."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.course import syllabus, whereabouts
from checker.course.syllabus import Course
from checker.record import Lesson, Submission


def students_folder(start: Path, course: Course) -> Path:
    """Find the folder that holds ``lessons``: upwards from a folder, else that of the course.

    Parameters
    ----------
    start : pathlib.Path
        The working folder.
    course : Course
        What the lessons are of.
    """
    for folder in (start, *start.parents):
        if any((folder / "lessons").glob("lesson*.py")):
            return folder
    return course.folder


def lessons(words: Sequence[str], submission: Submission, course: Course) -> tuple[Lesson, ...]:
    """Find the lessons that words name, each once, in the order of the course.

    Parameters
    ----------
    words : sequence of str
        ``lesson3``, ``3``, a topic or function, a path to a lesson's file; ``all`` for all of them.
    submission : Submission
        What is checked: a path must be one of its files.
    course : Course
        Where the lessons are looked for.

    Raises
    ------
    UnknownLessonError
        When a word names nothing here; the message says what does.
    """
    found: list[Lesson] = []
    for word in words:
        if word.lower() == "all":
            found += course.lessons
            continue
        _refuse_strange_file(word, submission, course)
        found.append(course.find(word))
    return syllabus.in_order(found)


def _refuse_strange_file(word: str, submission: Submission, course: Course) -> None:
    """Refuse a file that is not part of what is checked: it would seem to be."""
    path = Path(word)
    if path.suffix != ".py" or not path.is_file():
        return
    if path.resolve() not in {file.resolve() for file in submission.files.values()}:
        try:
            name = course.find(word).key
        except syllabus.UnknownLessonError:
            name = "all"
        raise syllabus.UnknownLessonError(
            f"{word} is not in {submission.origin}. To check it: "
            f"python -m checker {name} --submission {whereabouts.quoted(path)}"
        )


def following(lesson: Lesson) -> Lesson | None:
    """Return the next lesson of the course; None after the last."""
    course = syllabus.course_of(lesson)
    after = course.stems.index(lesson.stem) + 1
    return course.lesson(course.stems[after]) if after < len(course.stems) else None
