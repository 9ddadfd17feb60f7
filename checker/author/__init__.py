"""What an author of lessons needs: stubs, the gate that proves a course whole, a new lesson."""

from checker.author.gate import check, solutions_pass
from checker.author.new import NewLesson, new
from checker.author.places import AuthorError
from checker.author.stub import stub
from checker.author.sync import sync

__all__ = ["AuthorError", "NewLesson", "check", "new", "solutions_pass", "stub", "sync"]
