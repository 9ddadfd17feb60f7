"""What the course remembers of a student, and what comes next."""
