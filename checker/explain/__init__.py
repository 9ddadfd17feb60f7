"""What an exception in a student's code means, in one sentence: see `explain`."""

from checker.explain.case import Explanation
from checker.explain.explain import explain

__all__ = ["Explanation", "explain"]
