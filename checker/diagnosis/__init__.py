"""From a check that failed to the mistake that was made."""
