"""A report as GitHub's annotations: ``python -m checker.grade.annotations report.json``."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from checker.grade.pages import escaped
from checker.model import Status
from checker.report.signs import UNICODE

_MARKS = {status.value: sign for status, sign in UNICODE.items()}


def marked_lines(lessons: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Write the workflow commands that mark lines, one for each failed check.

    Parameters
    ----------
    lessons : sequence of mapping
        As ``python -m checker all --json`` prints them.
    """
    for lesson in lessons:
        for check in lesson["checks"]:
            if check["status"] != Status.FAILED.value or check["further"]:
                continue
            pointer = check["pointer"] or {"file": lesson["file"], "line": 1}
            why = (each["message"] for each in check["diagnosis"])
            words = "\n".join(filter(None, (check["fact"], *why, check["hint"])))
            yield (
                f"::error file={_property(pointer['file'])},line={pointer['line']},"
                f"title={_property(check['title'])}::{_data(words)}"
            )


def overview(lessons: Sequence[Mapping[str, Any]]) -> str:
    """Sum up in Markdown how far the student is."""
    lines = ["| lesson | |", "|---|---|"]
    for lesson in lessons:
        status = lesson["status"]
        lines.append(f"| {escaped(lesson['title'])} | {_MARKS[status]} {status} |")
    return "\n".join(lines) + "\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def main(file: Path) -> None:
    """Print the annotations of a report, and its overview where GitHub shows it."""
    lessons = json.loads(file.read_text(encoding="ascii") or "[]")
    for line in marked_lines(lessons):
        sys.stdout.write(f"{line}\n")
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8") as to:
            to.write(overview(lessons))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
