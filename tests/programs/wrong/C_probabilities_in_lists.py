"""Loops over whatever comes, and nested lists as the result."""

# fails: sigmoid-contract (contract)
# fails: sigmoid-no-overflow (raised)
# passes: sigmoid-half-at-zero, sigmoid-values, sigmoid-symmetry, sigmoid-rises, sigmoid-range, sigmoid-real-digits
# says: Your numbers are right

from math import exp

import numpy as np


def sigmoid(z):
    if np.ndim(z) == 0:
        return 1 / (1 + exp(-z))
    return [sigmoid(entry) for entry in z]
