"""The lessons, one module each, for you to fill in."""
