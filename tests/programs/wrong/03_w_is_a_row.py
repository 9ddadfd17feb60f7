"""w has shape (1, dim)."""

import numpy as np


def initialize_with_zeros(dim):
    w = np.zeros((1, dim))
    b = 0.0
    return w, b
