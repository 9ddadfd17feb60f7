"""The reference solutions, one module a lesson: the source of truth of the course."""
