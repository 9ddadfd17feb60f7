"""Names of before: see `checker.grading`."""
