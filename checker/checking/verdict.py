"""From what happened in a check to what the report says of it."""

from __future__ import annotations

import contextlib
import dataclasses
import difflib
from collections.abc import Sequence

from checker import exceptions
from checker.checking import file_check
from checker.course import assets, syllabus
from checker.exceptions import around, messages, unfound
from checker.exceptions.unfound import Trace
from checker.failure import Failure
from checker.isolation.host.errors import StudentError, StudentStopped
from checker.isolation.host.missing import MissingFunction
from checker.isolation.host.responses import FunctionInfo
from checker.isolation.host.student import Student
from checker.isolation.wire.text import clean
from checker.record import CheckResult, Finding, Function, Kind, Lesson, Pointer, Status, Submission


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
    if isinstance(error, MissingFunction):
        called = error.name
    info = student.info(called)
    if isinstance(error, MissingFunction) or (info is not None and info.stub):
        found = trace(called, lesson, student, submission)
        if found is not None:
            finding = Finding(
                kind=Kind.MISSING, fact=found.fact, hint=found.hint, pointer=found.pointer
            )
            return dataclasses.replace(result, status=Status.FAILED, finding=finding)
        if info is not None:
            return dataclasses.replace(result, status=Status.NOT_STARTED, unwritten=called)
    if isinstance(error, StudentError):
        problem = exceptions.cause(error, student.outline)
        if problem is not None and problem in around.faults(student, lesson, submission):
            file = syllabus.code(lesson, file_check.check_file.__name__)
            return dataclasses.replace(result, status=Status.SKIPPED, waits_for=file, calls=())
    finding = dataclasses.replace(
        _finding(error, called, lesson, student, submission),
        call=messages.call(last) if last else "",
    )
    if finding.pointer is None and info is not None:
        finding = dataclasses.replace(finding, pointer=_place(finding, info, submission))
    return dataclasses.replace(result, status=Status.FAILED, finding=finding)


def _place(finding: Finding, info: FunctionInfo, submission: Submission) -> Pointer:
    """Point to the dict, or else the return, that has another form; else to the function."""
    if finding.kind is not Kind.CONTRACT or finding.output:
        return definition(info, submission)
    dicts = {path.rpartition("[")[0] for path in info.made if path.endswith("']")}
    line = info.made.get(dicts.pop(), 0) if len(dicts) == 1 else 0
    line = line or exceptions.return_line(info, submission) or info.line
    return Pointer(file=submission.shown(info.module), line=line)


def _finding(
    error: Failure | StudentError | StudentStopped,
    called: str,
    lesson: Lesson,
    student: Student,
    submission: Submission,
) -> Finding:
    """Say what is wrong, and where as far as the error knows it."""
    if isinstance(error, Failure):
        found = Finding(
            kind=error.kind,
            fact=error.fact,
            hint=error.hint,
            output=error.about,
            explained=error.explained,
            pointer=error.pointer,
        )
        return _with_notice(found, student.info(called), lesson, student, submission)
    if isinstance(error, StudentStopped):
        return _stopped(error, student.info(called), submission)
    said = _explained(error, called, lesson, student, submission)
    problem = exceptions.cause(error, student.outline)
    pointer = said.pointer
    if problem is not None:  # the line to mend
        pointer = Pointer(file=problem.file, line=problem.line)
    return Finding(
        kind=Kind.RAISED,
        fact=said.fact,
        hint=said.hint,
        exception=error.type_name,
        explained=said.sure,
        pointer=pointer,
    )


def _with_notice(
    finding: Finding,
    info: FunctionInfo | None,
    lesson: Lesson,
    student: Student,
    submission: Submission,
) -> Finding:
    """Add what is wrong in itself on a line of the function, whatever its values are."""
    if info is None or finding.explained:
        return finding
    right = syllabus.text_of(lesson, info.name)
    said = exceptions.noticed(info, submission, student.outline, _asked(lesson), right)
    if said is None:
        return finding
    # What is missing from the function has no line: where it belongs is still looked for.
    has_line = said.pointer is not None and said.pointer.line != info.line
    return dataclasses.replace(
        finding,
        fact=f"{finding.fact} {said.fact}",
        hint=said.hint,
        explained=has_line,
        pointer=said.pointer if has_line else finding.pointer,
    )


def _stopped(error: StudentStopped, info: FunctionInfo | None, submission: Submission) -> Finding:
    """Say why there was no answer, and point to the line that proves it, or in which it was."""
    kind, name, text = Kind(error.kind), "", ""
    if info is not None:
        name, text = info.name, submission.modules.get(info.module, "")
    said = exceptions.stopped(error, name, text)
    pointer = None
    if info is not None and said.line:
        pointer = Pointer(file=submission.shown(info.module), line=said.line)
    elif error.frames:
        frame = error.frames[-1]
        pointer = Pointer(file=frame.file, line=frame.line, source=frame.source)
    return Finding(kind=kind, fact=said.fact, hint=said.hint, explained=said.sure, pointer=pointer)


def _explained(
    error: StudentError, called: str, lesson: Lesson, student: Student, submission: Submission
) -> exceptions.Explanation:
    """Explain an exception by all that the student wrote, and all that was asked for."""
    last = student.calls[-1] if student.calls else None
    before = {each.name for found in syllabus.forerunners(lesson) for each in found.functions}
    return exceptions.explain(
        error,
        called,
        outline=student.outline,
        submission=submission,
        asked=_asked(lesson),
        given=_given(error, lesson),
        earlier=before,
        arguments=last.arguments if last else None,
        right=syllabus.text_of(lesson, called),
    )


def _asked(lesson: Lesson) -> list[Function]:
    """Return the functions of a lesson, and of those it builds on."""
    lessons = (*syllabus.forerunners(lesson), lesson)
    return [function for each in lessons for function in each.functions]


def _given(error: StudentError, lesson: Lesson) -> str:
    """Return the lesson's file as it was, where something raised that no lesson asks for."""
    if {frame.function for frame in error.frames} <= {each.name for each in lesson.functions}:
        return ""
    with contextlib.suppress(assets.NoSolutionsError):  # an edition without solutions
        return assets.pristine(syllabus.course_of(lesson), lesson.stem)
    return ""


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


def begun(student: Student, lesson: Lesson, submission: Submission) -> bool:
    """Tell whether anything stands there of a lesson, be it unreadable, misnamed or elsewhere."""
    names = [function.name for function in lesson.functions]
    if any(
        {each.module, each.name, *each.binds} & {lesson.stem, *names}
        for each in student.outline.problems
    ):
        return True
    for name in names:
        info = student.info(name)
        if info is None and (unfound.is_there(name, submission) or _is_close(name, student)):
            return True
        if (info is not None and not info.stub) or trace(name, lesson, student, submission):
            return True
    return False


def _is_close(name: str, student: Student) -> bool:
    """Tell whether there is a function that is called almost so."""
    return bool(difflib.get_close_matches(name, list(student.outline.functions), n=1))


def trace(name: str, lesson: Lesson, student: Student, submission: Submission) -> Trace | None:
    """Say what stands there in place of a function that is not found, or is empty."""
    asked = {each.name for found in syllabus.course_of(lesson).lessons for each in found.functions}
    function = next((each for each in lesson.functions if each.name == name), None)
    if function is None:
        return None
    return unfound.trace(function, student.info(name), submission, student.outline, asked)


def definition(info: FunctionInfo, submission: Submission) -> Pointer:
    """Return where the student defines a function."""
    lines = submission.modules.get(info.module, "").split("\n")
    source = lines[info.line - 1].strip() if 0 < info.line <= len(lines) else ""
    return Pointer(file=submission.shown(info.module), line=info.line, source=clean(source))
