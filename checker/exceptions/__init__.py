"""What an exception in a student's code means, in one sentence: see `explain`."""

from checker.exceptions.case import Explanation
from checker.exceptions.explain import cause, explain, explain_problem, noticed, return_line
from checker.exceptions.stopped import stopped

__all__ = [
    "Explanation",
    "cause",
    "explain",
    "explain_problem",
    "noticed",
    "return_line",
    "stopped",
]
