"""What there is to say of a check, in order: every renderer lays the same blocks out.

A renderer may leave out what it has no room for. It chooses no words and knows no rules.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from checker.record import CheckResult, Kind, Lesson, LessonReport, Pointer, Status
from checker.report.printed import last_lines


class Role(enum.StrEnum):
    """What a block is; the label that stands before it."""

    FACT = "what"
    WAITS = "waits"
    WHY = "why"
    PLACE = "place"  # of a mistake, where it is not the line below
    CALL = "call"
    LINE = "line"
    PRINTED = "printed"
    MORE = "more"  # how much more was printed
    READ = "read"
    HINT = "hint"


@dataclass(frozen=True)
class Block:
    """One thing to say."""

    role: Role
    text: str
    pointer: Pointer | None = None  #: the place that the text names
    source: str = ""  #: the student's line there

    @property
    def line(self) -> str:
        """The whole in one line, for those that have no other way to show a source."""
        return f"{self.text} {self.source}".rstrip()


def blocks(result: CheckResult, report: LessonReport) -> list[Block]:
    """Return what there is to say of a check; nothing of one that passed.

    Parameters
    ----------
    result : CheckResult
        What became of it.
    report : LessonReport
        Of its lesson.
    """
    return [each for each in _blocks(result, report) if each.text or each.role is Role.FACT]


def _blocks(result: CheckResult, report: LessonReport) -> Iterator[Block]:
    if result.status is Status.PASSED:
        return
    if result.status is Status.SKIPPED:
        awaited = awaits(result, report)
        words = f"waits for: {awaited}" if awaited else f"not checked: {result.unjudged}"
        yield Block(Role.WAITS, words)
        return
    if result.status is Status.NOT_STARTED:
        what = f" {result.unwritten}" if result.unwritten else ""
        yield Block(Role.FACT, f"Not written yet: write{what} in {report.file}.")
        return
    yield Block(Role.FACT, result.fact)
    found = result.finding
    if found is None:
        return
    for each in result.diagnoses:
        yield Block(Role.WHY, each.message)
        if each.pointer and each.pointer != found.pointer:
            yield Block(Role.PLACE, _place(each.pointer), each.pointer)
    yield Block(Role.CALL, found.call)
    if found.pointer:
        shown = found.kind is Kind.SYNTAX  # by the fact, with carets
        source = "" if shown else found.pointer.source.strip()
        yield Block(Role.LINE, _place(found.pointer), found.pointer, source)
    lines, more = last_lines(result.printed)
    yield Block(Role.PRINTED, "\n".join(lines))
    yield Block(Role.MORE, more)
    read = next((each.read for each in result.diagnoses if each.read), "")
    yield Block(Role.READ, page_of(report.lesson, read))
    if not result.diagnoses:  # a mistake with a name has its own hints, when they are asked for
        yield Block(Role.HINT, found.hint)


def awaits(result: CheckResult, report: LessonReport) -> str:
    """Name what a check waits for: the title of another, or the functions that are to blame."""
    if report.is_waiting(result):
        return f"your {report.blamed}"
    titles = {each.info.code: each.info.title for each in report.results}
    return titles.get(result.waits_for, result.waits_for)


def page_of(lesson: Lesson, anchor: str = "") -> str:
    """Name the page of a lesson, or a part of it."""
    return f"docs/lessons/{lesson.stem}.md{f'#{anchor}' if anchor else ''}"


def closing(report: LessonReport) -> str:
    """Sum a lesson up in a sentence."""
    if report.status is Status.PASSED:
        counted = "The one check" if report.passed == 1 else f"All {report.passed} checks"
        return f"{counted} passed: {does(report.lesson)}."
    if report.status is Status.CHECKER_ERROR:
        return "The checker itself failed, so this lesson was not judged."
    return f"{report.passed} of {len(report.required)} checks passed."


def does(lesson: Lesson) -> str:
    """Say that the lesson's functions are right: ``f does what the lesson asks``."""
    verb = "does" if len(lesson.functions) == 1 else "do"
    return f"{names(lesson)} {verb} what the lesson asks"


def names(lesson: Lesson) -> str:
    """List the functions of a lesson: ``a, b and c``."""
    *most, last = (function.name for function in lesson.functions)
    return f"{', '.join(most)} and {last}" if most else last


def _place(pointer: Pointer) -> str:
    return f"{pointer.file}:{pointer.line}"
