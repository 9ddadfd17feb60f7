"""The name of before, for checks of an instructor's own."""

from checker.record import Function, Lesson

__all__ = ["Function", "Lesson"]
