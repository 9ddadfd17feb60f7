"""What a command says to whoever called it: the one table of exit codes."""

from __future__ import annotations

import enum

from checker.record import Report, Status


class ExitCode(enum.IntEnum):
    """How a command ended."""

    PASSED = 0
    FAILED = 1  # something failed, or is not started
    USAGE = 2  # the command makes no sense, or cannot do what it says
    CHECKER_ERROR = 3  # the checker itself failed
    DOUBTFUL = 4  # a class was graded, or looked at, and not everything adds up
    NOT_CONFINED = 5  # no strict isolation here
    INTERRUPTED = 130  # Ctrl-C

    @classmethod
    def of(cls, report: Report) -> ExitCode:
        """Sum up a report; one without any check is no success."""
        lessons = {each.status for each in report.lessons}
        checks = {result.status for each in report.lessons for result in each.results}
        if Status.CHECKER_ERROR in lessons | checks:
            return cls.CHECKER_ERROR
        passed = lessons == {Status.PASSED} and Status.PASSED in checks
        return cls.PASSED if passed else cls.FAILED
