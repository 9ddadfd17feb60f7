"""Loops over whatever comes, and nested lists as the result."""

from math import exp

import numpy as np


def sigmoid(z):
    if np.ndim(z) == 0:
        return 1 / (1 + exp(-z))
    return [sigmoid(entry) for entry in z]
