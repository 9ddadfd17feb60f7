"""The check that every lesson has: import it into the lesson's module."""

from __future__ import annotations

from checker import course
from checker.failure import Failure
from checker.model import Lesson, Pointer
from checker.student.proxy import Student


def check_file(student: Student, lesson: Lesson) -> None:
    """Python can import your file"""
    mine = {function.name for function in lesson.functions}
    others = {function.name for each in course.lessons() for function in each.functions} - mine
    modules = {lesson.stem} | {info.module for name in mine if (info := student.info(name))}
    for problem in student.outline.problems:
        if problem.file.endswith(".ipynb") and problem.kind == "exception" and not problem.name:
            continue  # a notebook tries things out, on data and with libraries of its own
        if problem.name in mine or (problem.module in modules and problem.name not in others):
            what = "read" if problem.kind == "syntax" else "import"
            raise Failure(
                f"Python cannot {what} this file: {problem.type}: {problem.message}.",
                "The functions that could be read were checked all the same.",
                reason=problem.kind,
                pointer=Pointer(file=problem.file, line=problem.line),
            )
