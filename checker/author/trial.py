"""All checks against the solutions: ``python -m checker.author.trial`` in the root.

Writes a JSON object as its last line: each check that the solutions do not pass, with the
reason. It runs in a process of its own, so that the checks of that folder are the ones that run.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from checker import course, intake, runner
from checker.author.places import SOLUTIONS
from checker.collector import Run
from checker.model import CheckResult, Status
from checker.student.host import open_host


def failures(root: Path) -> dict[str, str]:
    """Run every check on the solutions; map what does not pass to the reason."""
    submission = intake.read(root / SOLUTIONS.folder)
    with open_host() as host:
        report = runner.check(course.lessons(), Run(submission=submission, host=host))
    return {
        result.info.code: f"{result.status}: {result.fact or result.reason}"
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
