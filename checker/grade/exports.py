"""Verdicts in the forms of other programs: Gradescope, JUnit, JSON lines."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

from checker import course
from checker.grade.marks import Row, number
from checker.grade.rubric import Rubric
from checker.model import (
    CheckInfo,
    CheckResult,
    Diagnosis,
    LessonReport,
    Pointer,
    Report,
    Status,
)
from checker.report import junit as junit_report


def gradescope(record: Mapping[str, Any], row: Row, rubric: Rubric) -> str:
    """Write the ``results.json`` of Gradescope's autograder.

    Parameters
    ----------
    record : mapping
        What `grade_one` gave.
    row : Row
        What it is worth.
    rubric : Rubric
        What students may see.
    """
    found: dict[str, Any] = {"output_format": "text", "visibility": "visible"}
    if row.points is None:
        found |= {
            "score": 0,
            "output": "The checker itself failed, which is not your fault. Please tell your "
            "instructor; hand it in again later.",
        }
    else:
        found |= {"score": float(number(row.points)), "output": record["refused"] or _head(row)}
    found["tests"] = [
        _test(check, lesson, rubric) for lesson in record["lessons"] for check in lesson["checks"]
    ]
    return json.dumps(found, indent=2, allow_nan=False) + "\n"


def _head(row: Row) -> str:
    late = f" {number(row.late_percent)} % were taken off for lateness." if row.late_percent else ""
    return f"An error costs points once: what builds on it is judged with the reference.{late}"


def _test(check: Mapping[str, Any], lesson: Mapping[str, Any], rubric: Rubric) -> dict[str, Any]:
    worth = rubric.points[check["code"]]
    passed = check["status"] == Status.PASSED.value
    test = {
        "name": check["title"],
        "number": lesson["lesson"].partition("_")[0].removeprefix("lesson"),
        "score": float(number(worth)) if passed else 0.0,
        "max_score": float(number(worth)),
        "status": "passed" if passed or check["further"] else "failed",
        "output": "\n".join(_said(check)),
        "output_format": "text",
        "visibility": "hidden" if check["code"] in rubric.hidden else "visible",
    }
    if check["further"] and not worth:
        del test["score"], test["max_score"]
    return test


def _said(check: Mapping[str, Any]) -> list[str]:
    if check["status"] == Status.PASSED.value:
        return []
    if check["status"] == Status.SKIPPED.value:
        return [f"waits for {check['reason']}"]
    pointer = check["pointer"]
    where = f"{pointer['file']}:{pointer['line']} {pointer['source']}" if pointer else ""
    whys = [each["message"] for each in check["diagnosis"]]
    said = [check["fact"], *whys, check["call"], where.rstrip(), check["hint"]]
    return [each for each in said if each] or [check["status"]]


def junit(record: Mapping[str, Any], seed: int) -> str:
    """Write a verdict as JUnit XML; see `checker.report.junit`."""
    reports = tuple(_report(lesson) for lesson in record["lessons"])
    return junit_report.render(Report(lessons=reports, seed=seed, given=True))


def _report(lesson: Mapping[str, Any]) -> LessonReport:
    return LessonReport(
        lesson=course.lesson(lesson["lesson"]),
        status=Status(lesson["status"]),
        results=tuple(map(_result, lesson["checks"])),
        file=lesson["file"],
    )


def _result(check: Mapping[str, Any]) -> CheckResult:
    info = CheckInfo(code=check["code"], title=check["title"], further=check["further"])
    plain = ("reason", "fact", "hint", "call", "printed")
    return CheckResult(
        info=info,
        status=Status(check["status"]),
        pointer=_pointer(check["pointer"]),
        diagnoses=tuple(_diagnosis(each) for each in check["diagnosis"]),
        **{name: check[name] for name in plain},
    )


def _diagnosis(found: Mapping[str, Any]) -> Diagnosis:
    names = {field.name for field in dataclasses.fields(Diagnosis)}
    known = {key: value for key, value in found.items() if key in names}
    return Diagnosis(**known | {"pointer": _pointer(found["pointer"])})


def _pointer(found: Mapping[str, Any] | None) -> Pointer | None:
    if found is None:
        return None
    return Pointer(file=found["file"], line=found["line"], source=found["source"])


def line(record: Mapping[str, Any], row: Row) -> str:
    """Write a verdict and its marks as one line of JSON."""
    points = None if row.points is None else float(number(row.points))
    said = {"name": row.name, "state": row.state, "points": points, "late": row.late}
    left_out = {"prints", "parts"}
    return json.dumps(
        {key: value for key, value in record.items() if key not in left_out} | said,
        allow_nan=False,
        sort_keys=True,
    )
