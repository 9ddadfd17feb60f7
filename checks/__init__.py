"""The checks of each lesson: pytest functions ``check_…(student)``; the docstring is the title."""
