"""What an exception in a student's code means, in one sentence: see `explain`."""

from checker.explain.case import Explanation
from checker.explain.explain import cause, explain, explain_problem

__all__ = ["Explanation", "cause", "explain", "explain_problem"]
