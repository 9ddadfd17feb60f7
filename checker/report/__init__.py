"""What a reader sees of a report: pure functions, which print nothing."""
