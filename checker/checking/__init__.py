"""Run the checks of a lesson on a submission, and record what became of each."""
