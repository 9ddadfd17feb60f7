"""What an author of lessons needs: stubs, the gate that proves a course whole, a new lesson."""

from checker.authoring.gate import check, solutions_pass, survivors
from checker.authoring.new import NewLesson, new
from checker.authoring.sync import sync
from checker.course.layout import AuthorError
from checker.course.stubs import stub

__all__ = [
    "AuthorError",
    "NewLesson",
    "check",
    "new",
    "solutions_pass",
    "stub",
    "survivors",
    "sync",
]
