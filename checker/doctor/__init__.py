"""``python -m checker doctor``: what this machine has, what is missing, and what cures it."""
