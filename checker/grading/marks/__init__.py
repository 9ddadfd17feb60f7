"""Verdicts and a rubric: marks, and what a whole class did."""
