"""A report as GitHub's annotations: ``python -m checker.report.annotations report.json``."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from checker.record import (
    CheckInfo,
    CheckResult,
    Diagnosis,
    Finding,
    Kind,
    Lesson,
    LessonReport,
    Pointer,
    Status,
)
from checker.report.blocks import Role, blocks
from checker.report.markdown import escaped
from checker.report.signs import UNICODE

#: What there is room for beside a line.
SHOWN = {Role.FACT, Role.WHY, Role.HINT}


def marked_lines(lessons: Sequence[LessonReport]) -> Iterator[str]:
    """Write the workflow commands that mark lines, one for each failed check."""
    for lesson in lessons:
        for check in lesson.results:
            if check.finding is None or check.info.further:
                continue
            said = (each.text for each in blocks(check, lesson) if each.role in SHOWN)
            place = check.finding.pointer or Pointer(file=lesson.file, line=1)
            words = _data("\n".join(said))
            title = f"title={_property(check.info.title)}"
            yield f"::error file={_property(place.file)},line={place.line},{title}::{words}"


def overview(lessons: Sequence[LessonReport]) -> str:
    """Sum up in Markdown how far the student is."""
    rows = [
        f"| {escaped(each.lesson.title)} | {UNICODE[each.status]} {each.status} |\n"
        for each in lessons
    ]
    return "".join(["| lesson | |\n", "|---|---|\n", *rows])


def read(text: str) -> list[LessonReport]:
    """Return what annotations need of a report that `checker.report.as_json` wrote."""
    return [
        LessonReport(
            lesson=Lesson(stem=each["lesson"], title=each["title"], functions=()),
            status=Status(each["status"]),
            results=tuple(map(_check, each["checks"])),
            file=each["file"],
        )
        for each in json.loads(text or "[]")
    ]


def _check(found: Mapping[str, Any]) -> CheckResult:
    status, finding, pointer = Status(found["status"]), None, found["pointer"]
    if status is Status.FAILED:
        finding = Finding(
            kind=Kind(found["reason"]),
            fact=found["fact"],
            hint=found["hint"],
            pointer=Pointer(**pointer) if pointer else None,
        )
    named = ((each["code"], each["message"]) for each in found["diagnosis"])
    return CheckResult(
        info=CheckInfo(code=found["code"], title=found["title"], further=found["further"]),
        status=status,
        finding=finding,
        diagnoses=tuple(Diagnosis(code=code, message=message) for code, message in named),
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def main(file: Path) -> None:
    """Print the annotations of a report, and its overview where GitHub shows it."""
    lessons = read(file.read_text(encoding="ascii"))
    for line in marked_lines(lessons):
        sys.stdout.write(f"{line}\n")
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8") as to:
            to.write(overview(lessons))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
