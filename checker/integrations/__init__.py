"""The course inside of other programs."""
