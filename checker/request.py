"""What a command asks for: which submission, and which of its lessons."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker import course
from checker.model import Lesson, Submission

#: Where the course is that this checker belongs to.
ROOT = Path(__file__).resolve().parent.parent


def course_folder(start: Path) -> Path:
    """Find the folder that holds ``lessons``: upwards from a folder, else beside the checker.

    Parameters
    ----------
    start : pathlib.Path
        The working folder.
    """
    for folder in (start, *start.parents):
        if any((folder / "lessons").glob("lesson*.py")):
            return folder
    return ROOT


def lessons(words: Sequence[str], submission: Submission) -> tuple[Lesson, ...]:
    """Find the lessons that words name, each once, in the order of the course.

    Parameters
    ----------
    words : sequence of str
        ``lesson3``, ``3``, ``propagate``, a path to a lesson's file; ``all`` for all of them.
    submission : Submission
        What is checked: a path must be one of its files.

    Raises
    ------
    LookupError
        When a word names nothing here; the message says what does.
    """
    found: list[Lesson] = []
    for word in words:
        if word.lower() == "all":
            found += course.lessons()
            continue
        _refuse_strange_file(word, submission)
        found.append(course.find(word))
    return course.in_order(found)


def _refuse_strange_file(word: str, submission: Submission) -> None:
    """A file that is not part of what is checked would seem to be checked."""
    path = Path(word)
    if path.suffix != ".py" or not path.is_file():
        return
    if path.resolve() not in {file.resolve() for file in submission.files.values()}:
        try:
            name = course.find(word).key
        except course.UnknownLessonError:
            name = "all"
        raise LookupError(
            f"{word} is not in {submission.origin}. To check it: "
            f"python -m checker {name} --submission {quoted(path)}"
        )


def following(lesson: Lesson) -> Lesson | None:
    """The next lesson of the course; None after the last."""
    stems = course.stems()
    after = stems.index(lesson.stem) + 1
    return course.lesson(stems[after]) if after < len(stems) else None


def quoted(path: Path) -> str:
    """Write a path so that it can be typed: in quotes when it holds a blank."""
    return f'"{path}"' if " " in str(path) else str(path)
