"""What the checker says of every program of the tests: the same code runs here and in wasm."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from checker.checking.recorder import Run
from checker.course import mistakes, syllabus
from checker.isolation.host.launcher import Host, open_host
from checker.pipeline import judge
from checker.record import Lesson, LessonReport, Submission

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "checking"))
import programs  # noqa: E402

#: Programs that must be stopped, or ask the user: a page does that from outside.
OUTSIDE = ("54",)

#: Code of a check → its status, its reason, and the codes of the mistakes that are named.
Verdict = dict[str, list[str]]


def everything() -> Iterator[tuple[str, list[Lesson], Submission]]:
    """Solutions, right programs, wrong programs, and the catalogue: name, lessons, program."""
    yield "solutions", list(syllabus.shipped().lessons), programs.read(ROOT / "solutions")
    for path in programs.files("right"):
        yield f"right/{path.stem}", programs.lessons_of(path), programs.read(path)
    for path in programs.files("wrong"):
        if not path.stem.startswith(OUTSIDE):
            yield f"wrong/{path.stem}", programs.expected(path).lessons, programs.read(path)
    for lesson in syllabus.shipped().lessons:
        for each in mistakes.of(lesson):
            text = mistakes.program(lesson, each.function).changed(each.changes)
            header = "import numpy as np\nimport pandas as pd\n" if lesson.libraries else ""
            submission = programs.text_submission(header + "import numpy as np\n" + text)
            yield f"catalogue/{each.code}", [lesson], submission


def verdicts(part: slice) -> Iterator[tuple[str, Verdict]]:
    """Judge a part of them."""
    with open_host("inprocess") as host:
        for name, lessons, submission in list(everything())[part]:
            yield name, verdict(lessons, submission, host)


def verdict(lessons: list[Lesson], submission: Submission, host: Host) -> Verdict:
    """Judge one program."""
    report = judge(lessons, Run(submission=submission, host=host, given=True))
    return {code: said for each in report.lessons for code, said in _said(each)}


def _said(report: LessonReport) -> Iterator[tuple[str, list[str]]]:
    for result in report.results:
        named = [each.code for each in result.diagnoses]
        kind = result.finding.kind if result.finding else result.waits_for or result.unjudged
        yield result.info.code, [str(result.status), str(kind), *named]
