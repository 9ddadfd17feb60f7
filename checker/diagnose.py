"""Failed results → the mistake, or the mistakes.

A mistake is a wrong program with a message. The student's function, the right program and the
wrong ones run on the same inputs, and outputs are compared one by one: a mistake is named when
every output that its program gets wrong is exactly what the student's function gives. What is
raised is an output too, though it names a mistake only where nothing else can raise it. Since
outputs go wrong independently, two mistakes at once are both named. Nothing is named on
anything less.
"""

from __future__ import annotations

import contextlib
import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence

from checker import mistake, observe, repair
from checker.collector import CALL_SECONDS, OPTIONAL, Run, known_functions, load, processes
from checker.matching import explain
from checker.mistake import Arguments
from checker.model import CheckResult, Diagnosis, Lesson, LessonReport, Pointer, Report, Status
from checker.repair.code import Code, read
from checker.repair.trial import Trial, prepared
from checker.runner import run_pytest
from checker.student.answers import FunctionInfo
from checker.student.errors import StudentError, StudentStopped
from checker.student.proxy import Student

#: Why a function gave no answer; it is not called again.
SILENT = {"timeout", "crashed", "output", "limit", "protocol"}


def diagnose(report: Report, run: Run) -> Report:
    """Name the mistakes in every failed lesson of a report.

    Parameters
    ----------
    report : Report
        What the checks found.
    run : Run
        The submission, and where its processes come from.

    Returns
    -------
    Report
        The same, with diagnoses in the failed results.
    """
    lessons = tuple(_lesson(each, run) for each in report.lessons)
    return dataclasses.replace(report, lessons=lessons)


def _lesson(report: LessonReport, run: Run) -> LessonReport:
    module = mistake.module(report.lesson)
    if report.status is not Status.FAILED or module is None:
        return report
    found: dict[str, list[Traced]] = {}
    silent = {
        result.calls[-1].function
        for result in report.results
        if result.calls and result.reason in SILENT
    }
    alone = dataclasses.replace(run, given=True)  # its own mistakes, not its forerunners'
    loaded = load(report.lesson, alone)
    known = known_functions(report.lesson)
    with contextlib.suppress(StudentStopped, StudentError):  # the report says so already
        with processes(run.host, loaded, 1).take() as worker:
            student = Student(worker, known, seconds=CALL_SECONDS)
            for function, inputs in mistake.probes(report.lesson).items():
                if function not in silent:
                    found[function] = list(_function(report.lesson, function, inputs, student, run))
        unnamed = [name for name, mistakes in found.items() if not mistakes]
        if unnamed:  # a process of their own, since a changed function may stop it
            with contextlib.closing(run.host.worker(prepared(loaded))) as worker:
                student = Student(worker, known, seconds=CALL_SECONDS)
                for function in unnamed:
                    found[function] = list(_one_change(report, function, student, run))
    return dataclasses.replace(report, results=_attached(report.results, found))


@dataclasses.dataclass(frozen=True, kw_only=True)
class Traced:
    """A mistake, and the lines that make what it gets wrong."""

    diagnosis: Diagnosis  #: which points to the first of them
    lines: Mapping[str, int]  #: name of an output → line
    placed: bool = False  #: whether the place is known, whatever was seen where

    def seen_in(self, result: CheckResult) -> Diagnosis:
        """Point to the line that makes what a check found wrong, or that raised."""
        pointer = self.diagnosis.pointer
        if self.placed:
            return self.diagnosis
        if result.reason == "raised" and result.pointer is not None:
            pointer = result.pointer
        elif pointer is not None and result.about in self.lines:
            pointer = dataclasses.replace(pointer, line=self.lines[result.about])
        return dataclasses.replace(self.diagnosis, pointer=pointer)


def _function(
    lesson: Lesson, function: str, inputs: Sequence[Arguments], student: Student, run: Run
) -> Iterator[Traced]:
    info = student.info(function)
    if info is None or info.stub:
        return
    seen = observe.of_student(getattr(student, function), inputs, **_options(info))
    for found in explain(lesson, function, seen):
        lines = {name: info.made[path] for path, name in found.named.items() if path in info.made}
        diagnosis = Diagnosis(
            code=found.mistake.code,
            message=found.mistake.message,
            hints=found.mistake.hints,
            read=found.mistake.read,
            outputs=found.outputs,
            pointer=Pointer(
                file=run.submission.shown(info.module),
                line=min(lines.values(), default=info.line),
            ),
        )
        yield Traced(diagnosis=diagnosis, lines=lines)


def _options(info: FunctionInfo) -> dict[str, bool]:
    """Some keep the costs only where they print them."""
    known = {each.name for each in info.parameters}
    return {name: True for name in OPTIONAL if name in known}


def _one_change(
    report: LessonReport, function: str, student: Student, run: Run
) -> Iterator[Traced]:
    """Find the place where one change makes a function right that fails a check."""
    failed = [
        each
        for each in report.results
        if each.status is Status.FAILED and function in {c.function for c in each.calls}
    ]
    if not failed:  # no process need be started for it
        return
    info = student.info(function)
    if info is None or info.stub:
        return
    trial = Trial(report.lesson, getattr(student, function), info.module, _options(info))
    raised = next((each for each in failed if each.reason == "raised"), None)
    if raised and "raised NameError" in raised.fact:  # that names the name, and has a hint
        return
    line = raised.pointer.source.strip() if raised and raised.pointer else ""
    keys = re.findall(r"['\"](\w+)['\"]", mistake.program(report.lesson, function).text)
    found = repair.find(_codes(info, student, run, keys), trial, line)
    if found is None or not _passes(found.file, info.module, failed, report.lesson, run):
        return
    yield Traced(
        diagnosis=Diagnosis(
            code=f"{report.lesson.topic}{repair.CODE}{found.kind}",
            message=f"{found.said}, your `{function}` gives what it should.",
            hints=found.hints,
            pointer=Pointer(file=run.submission.shown(info.module), line=found.line),
        ),
        lines={},
        placed=True,
    )


def _passes(
    text: str, module: str, failed: Sequence[CheckResult], lesson: Lesson, run: Run
) -> bool:
    """Tell whether the checks that failed pass with another text of a module."""
    modules = {**run.submission.modules, module: text}
    submission = dataclasses.replace(run.submission, modules=modules)
    changed = dataclasses.replace(run, submission=submission, given=True)
    (report,) = run_pytest([lesson], changed)
    passed = {each.info.code for each in report.results if each.status is Status.PASSED}
    return {each.info.code for each in failed} <= passed


def _codes(info: FunctionInfo, student: Student, run: Run, keys: Sequence[str]) -> list[Code]:
    """Read a function, and those of the student's own that it calls, in the same file."""
    found: dict[str, Code] = {}
    wanted = [info]
    while wanted:
        each = wanted.pop()
        code = read(run.submission.modules[each.module], each.name, each.line, keys)
        if code is None or each.name in found:
            continue
        found[each.name] = code
        own = [student.outline.functions[x] for x in code.called if student.is_own(x)]
        wanted += [other for other in own if other.module == info.module]
    return list(found.values())


def _attached(
    results: Sequence[CheckResult], found: Mapping[str, Sequence[Traced]]
) -> tuple[CheckResult, ...]:
    """Put each diagnosis into the failed results that it explains, or else into the first.

    Where a check waits for another, the mistake that it would have found has no result of its
    own; it is named all the same, last.
    """
    calling = {
        function: [
            i
            for i, result in enumerate(results)
            if result.status is Status.FAILED and function in {c.function for c in result.calls}
        ]
        for function in found
    }
    mine: dict[int, list[Traced]] = {i: [] for places in calling.values() for i in places}
    for function, mistakes in found.items():
        homes = [_explained(each.diagnosis, calling[function], results) for each in mistakes]
        pairs = zip(mistakes, homes, strict=True)
        for each, home in sorted(pairs, key=lambda pair: not pair[1]):
            for i in home or calling[function][:1]:
                mine[i].append(each)
    return tuple(
        _with(result, mine[i]) if mine.get(i) else result for i, result in enumerate(results)
    )


def _explained(
    found: Diagnosis, places: Sequence[int], results: Sequence[CheckResult]
) -> list[int]:
    """Where the results are that a diagnosis explains."""
    about = {i: results[i].about for i in places}
    return [i for i in places if about[i] in found.outputs or not (about[i] and found.outputs)]


def _with(result: CheckResult, mistakes: Sequence[Traced]) -> CheckResult:
    diagnoses = tuple(each.seen_in(result) for each in mistakes)
    pointer = next((each.pointer for each in diagnoses if each.pointer), result.pointer)
    return dataclasses.replace(result, diagnoses=diagnoses, pointer=pointer)
