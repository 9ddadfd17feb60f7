"""Whatever is handed in: a Submission, or one clear reason why not."""
