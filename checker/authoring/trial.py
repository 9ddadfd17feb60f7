"""All checks against the solutions: ``python -m checker.authoring.trial`` in the root.

Writes a JSON object as its last line: each check that the solutions do not pass, with the
reason. It runs in a process of its own, so that the checks of that folder are the ones that run.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from checker.checking import runner
from checker.checking.recorder import Run
from checker.course import syllabus
from checker.course.layout import SOLUTIONS
from checker.isolation.host.launcher import open_host
from checker.record import CheckResult, Status
from checker.submission import reader


def failures(root: Path) -> dict[str, str]:
    """Run every check on the solutions; map what does not pass to the reason."""
    submission = reader.read(root / SOLUTIONS.folder)
    with open_host() as host:
        report = runner.check(syllabus.load(root).lessons, Run(submission=submission, host=host))
    return {
        result.info.code: f"{result.status}: {result.fact or result.waits_for}"
        for lesson in report.lessons
        for result in lesson.results
        if not _is_fine(result)
    }


def _is_fine(result: CheckResult) -> bool:
    """Say whether a result is what a solution should have.

    A check that goes further than the lesson may fail on it; it must not break down.
    """
    may_fail = result.info.further and result.status is Status.FAILED
    return result.status is Status.PASSED or may_fail


if __name__ == "__main__":
    sys.stdout.write("\n" + json.dumps(failures(Path.cwd())))
