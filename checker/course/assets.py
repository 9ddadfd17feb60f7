"""The course's own files: in the project's folder, or inside the installed package."""

from __future__ import annotations

import re

from checker.course.stubs import stub
from checker.course.syllabus import Course


class NoSolutionsError(Exception):
    """The course at hand is an edition without solutions."""

    def __init__(self) -> None:
        super().__init__(
            "This edition of the course holds no solutions, and this command needs them. "
            "Whoever gave it to you has them."
        )


def solution(course: Course, stem: str) -> str:
    """Give the text of our solution, as if it stood in ``lessons``."""
    return _solution(course, stem).replace("from solutions.", "from lessons.")


def pristine(course: Course, stem: str) -> str:
    """Give the text of a lesson as the student first sees it."""
    return stub(_solution(course, stem))


def bare_stub(course: Course, stem: str) -> str:
    """Give the code that a student begins with: an edition without solutions has it as well."""
    return stub(course.reference.text(stem))


def lesson_page(course: Course, stem: str) -> str:
    """Give the text of a lesson's page, with figures in words: the site alone has the pictures."""
    text = (course.folder / "docs" / "lessons" / f"{stem}.md").read_text(encoding="utf-8")
    return re.sub(r"!\[([^]]*)\]\(\.\./assets/[^)]*\)", r"*Figure: \1*", text)


def _solution(course: Course, stem: str) -> str:
    try:
        return (course.folder / "solutions" / f"{stem}.py").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NoSolutionsError from None
