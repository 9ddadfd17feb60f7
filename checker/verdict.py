"""From what happened in a check to what the report says of it."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Sequence

from checker import course, explain, wording
from checker.checks import common
from checker.failure import Failure
from checker.model import CheckResult, Lesson, Pointer, Status, Submission
from checker.student.answers import FunctionInfo, Problem
from checker.student.errors import StudentError, StudentStopped
from checker.student.proxy import Student
from checker.student.text import clean


def failed(
    result: CheckResult,
    error: Failure | StudentError | StudentStopped,
    lesson: Lesson,
    student: Student,
    submission: Submission,
) -> CheckResult:
    """Put a failure into the words of a report."""
    position = error.call if isinstance(error, Failure) else -1
    last = student.calls[position] if student.calls else None
    called = last.function if last else lesson.functions[0].name
    info = student.info(called)
    if isinstance(error, StudentError):
        if info is not None and info.stub:
            return dataclasses.replace(result, status=Status.NOT_STARTED, reason="not started")
        if _is_reported(explain.cause(error, student.outline), lesson, student):
            file = course.code(lesson, common.check_file.__name__)
            return dataclasses.replace(result, status=Status.SKIPPED, reason=file, calls=())
    pointer = definition(info, submission) if info else None
    match error:
        case Failure():
            reason, fact, hint = error.reason, error.fact, error.hint
            pointer = error.pointer or pointer
        case StudentStopped():
            reason, fact, hint = error.kind, wording.stopped(error), ""
        case StudentError():
            reason, (fact, hint) = "raised", _raised(error, called, lesson, student, submission)
            if error.frames:
                frame = error.frames[-1]
                pointer = Pointer(file=frame.file, line=frame.line, source=frame.source)
    return dataclasses.replace(
        result,
        status=Status.FAILED,
        reason=reason,
        fact=fact,
        hint=hint,
        call=wording.call(last) if last else "",
        about=error.about if isinstance(error, Failure) else "",
        pointer=pointer,
    )


def _is_reported(problem: Problem | None, lesson: Lesson, student: Student) -> bool:
    """Whether the check of the lesson's file fails for a problem, so that others wait for it."""
    return problem is not None and problem in common.problems(student, lesson)


def _raised(
    error: StudentError, called: str, lesson: Lesson, student: Student, submission: Submission
) -> tuple[str, str]:
    """Explain an exception by all that the student wrote, and all that was asked for."""
    lessons = (*course.forerunners(lesson), lesson)
    asked = [function for each in lessons for function in each.functions]
    return wording.raised(
        error, called, outline=student.outline, submission=submission, asked=asked
    )


def lesson_status(results: Sequence[CheckResult]) -> Status:
    """Sum up a lesson: passed only when every check passed, those aside that go further."""
    found = {result.status for result in results if not result.info.further}
    for status in (Status.CHECKER_ERROR, Status.FAILED):
        if status in found or (status is Status.CHECKER_ERROR and not found):
            return status
    if any(result.status is Status.CHECKER_ERROR for result in results):
        return Status.CHECKER_ERROR
    if found == {Status.PASSED}:
        return Status.PASSED
    return Status.NOT_STARTED if found == {Status.NOT_STARTED} else Status.FAILED


def begun(student: Student, lesson: Lesson) -> bool:
    """Tell whether the student wrote anything of a lesson, be it unreadable or misnamed."""
    infos = [student.info(function.name) for function in lesson.functions]
    if any(info is not None and not info.stub for info in infos):
        return True
    mine = {lesson.stem, *(function.name for function in lesson.functions)}
    if any({each.module, each.name} & mine for each in student.outline.problems):
        return True
    missing = [each.name for each, info in zip(lesson.functions, infos, strict=True) if not info]
    names = list(student.outline.functions)
    return any(difflib.get_close_matches(name, names, n=1) for name in missing)


def definition(info: FunctionInfo, submission: Submission) -> Pointer:
    """Where the student defines a function."""
    lines = submission.modules.get(info.module, "").split("\n")
    source = lines[info.line - 1].strip() if 0 < info.line <= len(lines) else ""
    return Pointer(file=submission.shown(info.module), line=info.line, source=clean(source))
