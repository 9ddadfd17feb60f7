"""The next hint for a lesson: one at a time, of rising directness, and only when asked for."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from checker.course import assets, syllabus
from checker.progress.event_log import Notes
from checker.record import CheckResult, Diagnosis, Hint, Lesson, LessonReport, Status


def next_hint(report: LessonReport, notes: Notes) -> Hint | None:
    """Give the next hint for a lesson's first failed check, and remember that it was shown.

    Parameters
    ----------
    report : LessonReport
        The lesson, with its diagnoses.
    notes : Notes
        Which hints were shown before. When all were, the last one comes again.

    Returns
    -------
    Hint or None
        None where nothing failed.
    """
    if report.status is Status.NOT_STARTED:
        first = report.lesson.functions[0].name
        return _next(first, _first_steps(report.lesson, first), notes)
    if report.blamed:
        return Hint(text=report.why_blamed, number=0)
    failures = [each for each in report.results if each.status is Status.FAILED]
    # What goes further than the lesson comes last, wherever its check stands.
    failed = min(failures, key=lambda each: each.info.further, default=None)
    if failed is None:
        unwritten = [each.unwritten for each in report.results if each.unwritten]
        if not unwritten:
            return None
        return _next(unwritten[0], _first_steps(report.lesson, unwritten[0]), notes)
    mistake = next((each for each in failed.diagnoses if each.hints), None)
    if mistake is None:
        return _next(failed.info.code, _by_hand(failed), notes, about=failed)
    return _next(mistake.code, _behind(mistake), notes, about=failed, read=mistake.read)


def _next(
    code: str,
    steps: Sequence[str],
    notes: Notes,
    *,
    about: CheckResult | None = None,
    read: str = "",
) -> Hint:
    shown = sum(note.get("hint") == code for note in notes.read())
    notes.add({"hint": code})
    number = min(shown, len(steps) - 1)
    return Hint(text=steps[number], about=about, read=read, number=number + 1, count=len(steps))


def _behind(mistake: Diagnosis) -> Sequence[str]:
    """Go on from where the report has named the mistake: first the line, then the cure."""
    if mistake.pointer is None or len(mistake.hints) == 1:
        return mistake.hints
    line = mistake.pointer
    at = f"Look at {line.file}, line {line.line}" + (f": {line.source}" if line.source else ".")
    return [at, *mistake.hints[1:]]


def _by_hand(failed: CheckResult) -> Sequence[str]:
    """Return what helps where nothing is named: the check's hint, then an example by hand."""
    finding = failed.finding
    if finding is None:
        return ["Read what the check says, and follow its call by hand."]
    what = finding.output or "the result"
    example = f" of {finding.call}" if finding.call else ""
    by_hand = (
        f"Work out {what}{example} by hand, one line of your function after another, and print "
        "what each line makes. The first line that differs is the one."
    )
    return [finding.hint, by_hand] if finding.hint else [by_hand]


def _first_steps(lesson: Lesson, function: str) -> Sequence[str]:
    """Return what to write first, and then: the recipe of the lesson's file, a step at a time."""
    text = assets.pristine(syllabus.course_of(lesson), lesson.stem)
    stub = next(
        each
        for each in ast.walk(ast.parse(text))
        if isinstance(each, ast.FunctionDef) and each.name == function
    )
    summary = (ast.get_docstring(stub) or "").partition("\n\n")[0]
    lines = text.split("\n")[stub.body[0].end_lineno or 0 : stub.end_lineno]
    recipe = "\n".join(line.strip() for line in lines).split("\n\n")
    steps = [
        " ".join(line.removeprefix("#").strip() for line in each.split("\n") if line[:1] == "#")
        for each in recipe
    ]
    return [f"{function}: {summary}", *(f"{function}: {step}" for step in steps if step)]
