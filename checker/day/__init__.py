"""The student's day besides checking: a course folder, a way back, our solution, a comparison."""
