"""Failed results → the mistake, or the mistakes.

A mistake is a wrong program with a message. The student's function, the right program and the
wrong ones run on the same inputs, and outputs are compared one by one: a mistake is named when
every output that its program gets wrong is exactly what the student's function gives. What is
raised is an output too, though it names a mistake only where nothing else can raise it. Since
outputs go wrong independently, two mistakes at once are both named. What the catalogue does not
explain is looked for in the student's own text (`patches`). Nothing is named on anything less.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import field

from checker.checking.loading import load
from checker.checking.recorder import Run, processes, student_of
from checker.course import inputs, mistakes
from checker.diagnosis import leaves
from checker.diagnosis.cures import Unexplained, cured, named, options, scaled
from checker.diagnosis.explanation import Found
from checker.diagnosis.matching import explain
from checker.diagnosis.own_code import read
from checker.diagnosis.trace import Comparison, suspect
from checker.diagnosis.tracing import compared, first_wrong, table_of_pairs
from checker.isolation.host.errors import StudentError, StudentStopped
from checker.isolation.host.responses import FunctionInfo
from checker.isolation.host.student import Student
from checker.record import (
    CheckResult,
    Diagnosis,
    Finding,
    Kind,
    Lesson,
    LessonReport,
    Pointer,
    Report,
    Status,
)


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
    if report.status is not Status.FAILED:
        return report
    right = mistakes.catalogue(report.lesson).programs
    tried = {
        function: each
        for function, each in inputs.for_diagnosis(report.lesson).items()
        if function in right
    }
    if not tried:
        return report
    found: dict[str, list[Traced]] = {}
    left: list[Unexplained] = []
    silent = {
        result.calls[-1].function
        for result in report.results
        if result.calls and result.finding and _says_all(result.finding)
    }
    alone = dataclasses.replace(run, given=True)  # its own mistakes, not its forerunners'
    loaded = load(report.lesson, alone)
    with contextlib.suppress(StudentStopped, StudentError):  # the report says so already
        with processes(run.host, loaded, 1).take() as worker:
            student = student_of(worker, report.lesson)
            for function in tried:
                if function not in silent:
                    found[function], rest = _named(report, function, student, run)
                    left += [rest] if rest else []
        if left:  # a process of their own, since a changed function may stop it
            with contextlib.closing(run.host.worker(loaded)) as worker:
                student = student_of(worker, report.lesson)
                for each in left:
                    found[each.function] += _searched(report.lesson, each, student, run)
    results = _attached(report.results, found)
    pointed = tuple(_pointed(each, left, run) for each in results)
    causes = _causes(report, found) or report.causes
    return dataclasses.replace(report, results=pointed, causes=causes)


def _causes(report: LessonReport, found: Mapping[str, Sequence[Traced]]) -> int:
    """Count the mistakes that explain all that failed; 0 where they leave anything unexplained."""
    named = {name for name, traced in found.items() if traced and all(x.whole for x in traced)}
    calls = {status: _called(report, status) for status in (Status.PASSED, Status.FAILED)}
    failed = set().union(*calls[Status.FAILED]) & found.keys()
    right = set().union(*calls[Status.PASSED])
    mine = {function.name for function in report.lesson.functions}
    whole = all(each & named for each in calls[Status.FAILED]) and mine <= named | right
    judged = {each.status for each in report.required} <= {*calls, Status.SKIPPED}
    if not (whole and judged and failed <= named):
        return 0
    return len({each.diagnosis.code for name in failed for each in found[name]})


def _called(report: LessonReport, status: Status) -> list[set[str]]:
    """Return the functions that each required check of a status called."""
    return [{x.function for x in each.calls} for each in report.required if each.status is status]


def _says_all(found: Finding) -> bool:
    """Tell whether nothing is to be looked for: no answer came, or what came names its cause."""
    return found.kind.is_silence or (found.explained and found.kind is not Kind.RAISED)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Traced:
    """A mistake, and the lines that make what it gets wrong."""

    diagnosis: Diagnosis  #: which points to the first of them
    lines: Mapping[str, int] = field(default_factory=dict)  #: name of an output → line
    placed: bool = False  #: whether the place is known, whatever was seen where
    whole: bool = True  #: whether nothing is wrong besides, but for what those beside it explain

    def seen_in(self, result: CheckResult) -> Diagnosis:
        """Point to the line that makes what a check found wrong, or that raised."""
        found, pointer = result.finding, self.diagnosis.pointer
        if self.placed or found is None:
            return self.diagnosis
        form = found.kind is Kind.CONTRACT and not found.output  # of the return, or of its dict
        if found.pointer is not None and (form or found.kind is Kind.RAISED):
            pointer = found.pointer
        elif pointer is not None and found.output in self.lines:
            pointer = dataclasses.replace(pointer, line=self.lines[found.output])
        return dataclasses.replace(self.diagnosis, pointer=pointer)


def _named(
    report: LessonReport, function: str, student: Student, run: Run
) -> tuple[list[Traced], Unexplained | None]:
    """Name the mistakes of the catalogue, and say what they leave unexplained."""
    info = student.info(function)
    if info is None or info.stub:
        return [], None
    tried = inputs.for_diagnosis(report.lesson)[function]
    asked = options(info, report.lesson)
    seen = leaves.of_student(getattr(student, function), tried, **asked)
    text = run.submission.modules[info.module]
    found, paths = explain(report.lesson, function, seen, text=text)
    failed = [
        each
        for each in report.results
        if each.status is Status.FAILED and function in {call.function for call in each.calls}
    ]
    code = read(text, info.name, info.line)
    where = getattr(student, function), info.module
    beside = compared(report.lesson, code, where, seen, asked) if code and (found or paths) else []
    if not (paths and failed):
        return [_traced(each, info, run, beside, whole=not paths) for each in found], None
    return [], Unexplained(
        lesson=report.lesson,
        function=function,
        info=info,
        seen=seen,
        paths=paths,
        named=found,
        failed=failed,
        compared=beside,
    )


def _searched(lesson: Lesson, unexplained: Unexplained, student: Student, run: Run) -> list[Traced]:
    """Say of a function what single mistakes of the catalogue do not explain.

    What explains everything is likelier than what leaves a part unexplained: so this is looked for
    first, and last what mends the rest.
    """
    file = run.submission.shown(unexplained.info.module)
    tables = table_of_pairs(lesson, unexplained.compared, file)
    if tables:
        return [Traced(diagnosis=each, placed=True) for each in tables]
    alone = dataclasses.replace(unexplained, named=(), paths=unexplained.wrong)
    cures = list(cured(lesson, alone, student, run, by_edits=not unexplained.named))
    if not cures:
        text = run.submission.modules[unexplained.info.module]
        found, left = explain(lesson, unexplained.function, unexplained.seen, text=text, pairs=True)
        unexplained = dataclasses.replace(unexplained, named=found, paths=left)
        alone = unexplained
        if found and left:
            cures = list(cured(lesson, unexplained, student, run))
    whole = bool(cures) or not unexplained.paths
    if not cures and not alone.named:
        apart = (list(cured(lesson, each, student, run)) for each in alone.apart())
        cures = next(filter(None, apart), [])
    known = [
        _traced(each, unexplained.info, run, alone.compared, whole=whole) for each in alone.named
    ]
    effects = () if known or cures else scaled(lesson, unexplained, run)
    return [
        *known,
        *(Traced(diagnosis=each, placed=True) for each in cures),
        *(Traced(diagnosis=each, whole=False) for each in effects),
    ]


def _traced(
    found: Found, info: FunctionInfo, run: Run, beside: Sequence[Comparison], *, whole: bool
) -> Traced:
    """Point to the first line that makes what a mistake gets wrong, else to that of the output."""
    lines = {name: info.made[path] for path, name in found.named.items() if path in info.made}
    first = suspect([each.narrowed(found.wrong) for each in beside])
    line = first.line if first else min(lines.values(), default=info.line)
    pointer = Pointer(file=run.submission.shown(info.module), line=line)
    return Traced(
        diagnosis=named(found, pointer), lines=lines, placed=first is not None, whole=whole
    )


def _pointed(result: CheckResult, left: Sequence[Unexplained], run: Run) -> CheckResult:
    """Point to the first line whose value is wrong, where nothing has a name."""
    finding = result.finding
    called = {call.function for call in result.calls}
    mine = next((each for each in left if each.function in called), None)
    if finding is None or mine is None or result.diagnoses or finding.explained:
        return result
    first = suspect([each.narrowed(mine.paths_of(finding.output)) for each in mine.compared])
    if first is None or finding.kind not in {Kind.WRONG, Kind.CONTRACT}:
        return result
    said = [first_wrong(first), finding.hint]
    pointer = Pointer(file=run.submission.shown(mine.info.module), line=first.line)
    finding = dataclasses.replace(finding, pointer=pointer, hint=" ".join(filter(None, said)))
    return dataclasses.replace(result, finding=finding)


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
    for function, traced in found.items():
        homes = [_explained(each.diagnosis, calling[function], results) for each in traced]
        pairs = zip(traced, homes, strict=True)
        for each, home in sorted(pairs, key=lambda pair: not pair[1]):
            for i in home or calling[function][:1]:
                mine[i].append(each)
    return tuple(
        _with(result, mine[i]) if mine.get(i) else result for i, result in enumerate(results)
    )


def _explained(
    found: Diagnosis, places: Sequence[int], results: Sequence[CheckResult]
) -> list[int]:
    """Return where the results are that a diagnosis explains."""
    outputs = {i: finding.output for i in places if (finding := results[i].finding)}
    return [
        i for i, name in outputs.items() if name in found.outputs or not (name and found.outputs)
    ]


def _with(result: CheckResult, mistakes: Sequence[Traced]) -> CheckResult:
    diagnoses = tuple(each.seen_in(result) for each in mistakes)
    pointer = next((each.pointer for each in diagnoses if each.pointer), None)
    finding = result.finding
    if finding and pointer:
        finding = dataclasses.replace(finding, pointer=pointer)
    return dataclasses.replace(result, diagnoses=diagnoses, finding=finding)
