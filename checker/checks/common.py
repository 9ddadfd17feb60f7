"""The check that every lesson has: import it into the lesson's module."""

from __future__ import annotations

from checker import wording
from checker.course import lessons
from checker.failure import Failure
from checker.model import Lesson, Pointer
from checker.student.answers import Problem
from checker.student.proxy import Student


def check_file(student: Student, lesson: Lesson) -> None:
    """Python can import your file"""
    for problem in problems(student, lesson):
        infos = [student.info(function.name) for function in lesson.functions]
        others = any(info is not None and not info.stub for info in infos)
        fact, hint = wording.broken(problem, student.outline, others=others)
        pointer = Pointer(file=problem.file, line=problem.line)
        raise Failure(fact, hint, reason=problem.kind, pointer=pointer)


def problems(student: Student, lesson: Lesson) -> list[Problem]:
    """The statements of a lesson's file that cannot be read, or raise."""
    mine = {function.name for function in lesson.functions}
    others = {function.name for each in lessons() for function in each.functions} - mine
    modules = {lesson.stem} | {info.module for name in mine if (info := student.info(name))}
    return [
        each
        for each in student.outline.problems
        if not _tried_out(each)
        and (each.name in mine or (each.module in modules and each.name not in others))
    ]


def _tried_out(problem: Problem) -> bool:
    """A notebook tries things out, on data and with libraries of its own."""
    return problem.file.endswith(".ipynb") and problem.kind == "exception" and not problem.name
