"""The checks of the course, one module a lesson."""
