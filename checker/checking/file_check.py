"""The check that every lesson has: a course imports it into the lesson's module."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from checker.exceptions import around, messages
from checker.failure import Failure
from checker.isolation.host.student import Student
from checker.isolation.worker import top_level
from checker.record import Kind, Lesson, Pointer, Submission


def check_file(student: Student, lesson: Lesson, submission: Submission) -> None:
    """Python can import your file"""
    for problem in around.faults(student, lesson, submission):
        infos = [student.info(function.name) for function in lesson.functions]
        others = any(info is not None and not info.stub for info in infos)
        text = student.texts.get(problem.module, "")
        fact, hint = messages.broken(problem, student.outline, text, others=others)
        pointer = Pointer(file=problem.file, line=problem.line)
        kind = Kind.SYNTAX if problem.kind == Kind.SYNTAX else Kind.EXCEPTION
        raise Failure(fact, hint, reason=kind, pointer=pointer)
    for line, name, module in _gone(lesson, submission):
        raise Failure(
            f"`{name}` is imported from {submission.shown(module)}, and is no longer there.",
            f"Write it there again, or bring the file back: python -m checker reset {module}",
            reason=Kind.CONTRACT,
            pointer=Pointer(file=submission.shown(lesson.stem), line=line),
        )
    for function in lesson.functions:
        info = student.info(function.name)
        if info is not None and info.name != function.name:
            raise Failure(
                f"Your function is called `{info.name}`. The lesson calls it `{function.name}`, "
                "and by that name others import it.",
                f"Give it that name: def {function.name}({', '.join(function.parameters)}):",
                reason=Kind.CONTRACT,
                pointer=Pointer(file=submission.shown(info.module), line=info.line),
            )


def _gone(lesson: Lesson, submission: Submission) -> Iterator[tuple[int, str, str]]:
    """Yield line, name and module of what a lesson imports from an earlier one that has it not."""
    own = _parsed(submission, lesson.stem)
    for node in ast.walk(own) if own else ():
        if not isinstance(node, ast.ImportFrom) or not node.module:
            continue
        module = node.module.rpartition(".")[2]
        if module not in lesson.builds_on or module not in submission.modules:
            continue
        earlier = _parsed(submission, module)
        if earlier is None:
            continue
        there = top_level.bound_within(earlier)
        for each in node.names:
            if "*" not in {each.name, *there} and each.name not in there:
                yield node.lineno, each.name, module


def _parsed(submission: Submission, module: str) -> ast.Module | None:
    """Parse a file; None for one that cannot be read, as is told elsewhere."""
    try:
        return ast.parse(submission.modules.get(module, ""))
    except (SyntaxError, ValueError):
        return None
