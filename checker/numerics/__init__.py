"""Verdicts on numbers: comparisons, the gradient check, and every tolerance."""
