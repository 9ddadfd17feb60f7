"""The report as JSON: strict, ASCII, one object for each lesson. The fields are documented here."""

from __future__ import annotations

import json
from typing import Any

from checker.record import CheckResult, Diagnosis, LessonReport, Pointer, Report, Status

#: What `reason` says.
REASON = (
    "of a failure, its kind: `wrong`, `contract`, `raised`, `syntax`, `exception`, "
    "`missing` (not found, though something of it stands there), `random` (another result each "
    "time), `together` (right by itself, not in the program as a whole), `timeout`, `crashed`, "
    "`output`, `limit` or `protocol`; of a skipped check, the code of the check that "
    "it waits for, what `blamed` says, or why it is not checked"
)
#: What `blamed` says.
BLAMED = (
    "the earlier function that alone makes this lesson fail, and its lesson: `function (lesson2)`; "
    "what fails for its sake is then `skipped`; else empty"
)
#: Of each kind of object: field → its type and its meaning. The page of the docs shows this.
FIELDS = {
    "lesson": {
        "lesson": ("string", "the lesson's file name without .py: `lesson3_propagate`"),
        "title": ("string", "what the lesson is about"),
        "file": ("string", "the student's file"),
        "status": ("string", "`passed`, `failed`, `not started` or `checker error`"),
        "notes": ("array of strings", "what to know first, such as an earlier lesson that fails"),
        "blamed": ("string", BLAMED),
        "advice": ("array of strings", "of a lesson that passed: what could be better"),
        "seed": ("integer", "the random inputs come from it"),
        "given": ("boolean", "whether functions of earlier lessons came from the reference"),
        "isolation": ("array of strings", "the layers around the student's process"),
        "seconds": ("number", "how long the checks took"),
        "checks": ("array of *check*", "in the order in which they ran"),
    },
    "check": {
        "code": ("string", "stable: `topic-of-a-check`"),
        "title": ("string", "what the check is about"),
        "status": (
            "string",
            "`passed`, `failed`, `skipped` (waits for another), `not started`, `checker error`",
        ),
        "further": ("boolean", "it goes further than the lesson asks, and never fails it"),
        "reason": ("string", REASON),
        "fact": ("string", "what came and what should have come"),
        "hint": ("string", "one step towards the cure, or empty"),
        "call": ("string", "the call that shows it, or empty"),
        "pointer": ("*pointer* or null", "the student's line"),
        "diagnosis": ("array of *diagnosis*", "the mistakes that were recognised"),
        "printed": ("string", "what the student's code printed"),
        "seconds": ("number", "how long it took"),
    },
    "pointer": {
        "file": ("string", "the student's file"),
        "line": ("integer", "counted from 1"),
        "source": ("string", "the text of that line, or empty"),
    },
    "diagnosis": {
        "code": ("string", "stable: `topic-of-a-mistake`"),
        "message": ("string", "what was done and why it is wrong"),
        "hints": ("array of strings", "of rising directness"),
        "read": ("string", "an anchor of the lesson's page, or empty"),
        "outputs": ("array of strings", "what it makes wrong: `dw`"),
        "pointer": ("*pointer* or null", "the line that does it"),
    },
}


def render(report: Report) -> str:
    """Write a report as a JSON array with one object for each lesson.

    Parameters
    ----------
    report : Report
        What the checks found.

    Returns
    -------
    str
        ASCII, with a line feed at its end; see ``docs/reference/json.md``.
    """
    return json.dumps(plain(report), indent=2, allow_nan=False) + "\n"


def plain(report: Report) -> list[dict[str, Any]]:
    """Return a report as JSON holds it: an object for each lesson."""
    return [_lesson(each, report) for each in report.lessons]


def reference() -> str:
    """Document every field, as tables in Markdown."""
    parts = []
    for kind, fields in FIELDS.items():
        rows = [f"| `{name}` | {type_} | {means} |" for name, (type_, means) in fields.items()]
        parts.append(
            "\n".join((f"### {kind}", "", "| field | type | meaning |", "|---|---|---|", *rows))
        )
    return "\n\n".join(parts) + "\n"


def _lesson(each: LessonReport, report: Report) -> dict[str, Any]:
    return {
        "lesson": each.lesson.stem,
        "title": each.lesson.title,
        "file": each.file,
        "status": each.status.value,
        "notes": list(each.notes),
        "blamed": each.blamed,
        "advice": list(each.advice),
        "seed": report.seed,
        "given": report.given,
        "isolation": list(report.isolation),
        "seconds": round(each.seconds, 6),
        "checks": [_check(result) for result in each.results],
    }


def _check(result: CheckResult) -> dict[str, Any]:
    found = result.finding
    return {
        "code": result.info.code,
        "title": result.info.title,
        "status": result.status.value,
        "further": result.info.further,
        "reason": _reason(result),
        "fact": result.fact,
        "hint": found.hint if found else "",
        "call": found.call if found else "",
        "pointer": _pointer(found.pointer if found else None),
        "diagnosis": [_diagnosis(each) for each in result.diagnoses],
        "printed": result.printed,
        "seconds": round(result.seconds, 6),
    }


def _reason(result: CheckResult) -> str:
    if result.finding:
        return result.finding.kind
    if result.status is Status.NOT_STARTED:
        return result.status
    return result.waits_for or (result.unjudged if result.status is Status.SKIPPED else "")


def _pointer(pointer: Pointer | None) -> dict[str, Any] | None:
    if pointer is None:
        return None
    return {"file": pointer.file, "line": pointer.line, "source": pointer.source}


def _diagnosis(diagnosis: Diagnosis) -> dict[str, Any]:
    return {
        "code": diagnosis.code,
        "message": diagnosis.message,
        "hints": list(diagnosis.hints),
        "read": diagnosis.read,
        "outputs": list(diagnosis.outputs),
        "pointer": _pointer(diagnosis.pointer),
    }
