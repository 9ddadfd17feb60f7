"""b is an array of shape (1, 1); the result is a list."""

import numpy as np


def initialize_with_zeros(dim):
    w, b = np.zeros((dim, 1)), np.zeros((1, 1))
    return [w, b]
