"""w starts at random values."""

# fails: initialize-zeros (random)
# fails: initialize-real-digits (random)
# passes: initialize-contract

import numpy as np


def initialize_with_zeros(dim):
    w = np.random.randn(dim, 1) * 0.01
    b = 0.0
    return w, b
