"""The course: its lessons in order, their files, stubs and data."""
