"""Verdicts in the forms of other programs: Gradescope, JUnit, JSON lines."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from checker.grading.marks.marks import Row, about_causes, number
from checker.grading.marks.rubric import Rubric
from checker.grading.verdict import Verdict
from checker.record import CheckResult, LessonReport, Report, Status
from checker.report import as_json
from checker.report import junit as junit_report
from checker.report.blocks import blocks
from checker.report.junit import SHOWN

_OUR_FAULT = {
    "score": 0,
    "output": "The checker itself failed, which is not your fault. Please tell your instructor; "
    "hand it in again later.",
}


def gradescope(verdict: Verdict, row: Row, rubric: Rubric) -> str:
    """Write the ``results.json`` of Gradescope's autograder.

    Parameters
    ----------
    verdict : Verdict
        What was found.
    row : Row
        What it is worth.
    rubric : Rubric
        What students may see.
    """
    found: dict[str, Any] = {"output_format": "text", "visibility": "visible"}
    if row.points is None:
        found |= _OUR_FAULT
    else:
        found |= {
            "score": float(number(row.points)),
            "output": verdict.refused or _head(verdict, row, rubric),
        }
    found["tests"] = [
        _test(check, lesson, row, rubric) for lesson in verdict.lessons for check in lesson.results
    ]
    return json.dumps(found, indent=2, allow_nan=False) + "\n"


def not_graded() -> str:
    """Write the ``results.json`` of a submission that could not be graded at all."""
    return json.dumps({"output_format": "text", **_OUR_FAULT, "tests": []}, indent=2) + "\n"


def _head(verdict: Verdict, row: Row, rubric: Rubric) -> str:
    said = ["An error costs points once: what builds on it is judged with the reference."]
    for lesson, points in zip(verdict.lessons, row.lessons, strict=True):
        said += about_causes(lesson, points, rubric)
    if row.late_percent:
        said.append(f"{number(row.late_percent)} % were taken off for lateness.")
    return " ".join(said)


def _test(check: CheckResult, lesson: LessonReport, row: Row, rubric: Rubric) -> dict[str, Any]:
    worth = rubric.points[check.info.code]
    passed = check.status is Status.PASSED
    said = [each.line for each in blocks(check, lesson) if each.role in SHOWN]
    test = {
        "name": check.info.title,
        "number": str(lesson.lesson.number),
        "score": float(number(row.reached.get(check.info.code) or Fraction(0))),
        "max_score": float(number(worth)),
        "status": "passed" if passed or check.info.further else "failed",
        "output": "\n".join(said),
        "output_format": "text",
        "visibility": "hidden" if check.info.code in rubric.hidden else "visible",
    }
    if check.info.further and not worth:
        del test["score"], test["max_score"]
    return test


def junit(verdict: Verdict, seed: int) -> str:
    """Write a verdict as JUnit XML; see `checker.report.junit`."""
    return junit_report.render(Report(lessons=tuple(verdict.lessons), seed=seed, given=True))


def line(verdict: Verdict, row: Row) -> str:
    """Write a verdict and its marks as one line of JSON."""
    told = {
        "student": row.student,
        "name": row.name,
        "state": row.state,
        "points": None if row.points is None else float(number(row.points)),
        "late": row.late,
        "instructor": f"{float(row.added):+g}" if row.added else "",
        "digest": verdict.digest,
        "pack": verdict.pack,
        "keys": verdict.keys,
        "refused": verdict.refused,
        "notes": verdict.notes,
        "lessons": [_untimed(each) for report in verdict.reports for each in as_json.plain(report)],
    }
    if verdict.not_graded:
        told["not graded"] = verdict.not_graded
    return json.dumps(told, allow_nan=False, sort_keys=True)


def _untimed(lesson: dict[str, Any]) -> dict[str, Any]:
    """Leave out what does not come out anew in a second run with the same seed."""
    for each in (lesson, *lesson["checks"]):
        del each["seconds"]
    return lesson
