"""Edits of programs: one engine, read in two directions (see `checker.edits.engine`)."""

from checker.edits import operators  # noqa: F401  (what is imported registers itself)
from checker.edits.engine import NOTHING, OPERATORS, Edit, Operator, Rank, edits
from checker.edits.places import Known
from checker.edits.text import Text

__all__ = ["NOTHING", "OPERATORS", "Edit", "Known", "Operator", "Rank", "Text", "edits"]
