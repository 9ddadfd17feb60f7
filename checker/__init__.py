"""handgrad's checker: says what is right, what is wrong, and why."""
