"""Whose a hand-in is: what was understood, and what an instructor says against it."""
