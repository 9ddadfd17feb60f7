"""np.zeros(dim, 1): the second argument is a dtype."""

# fails: initialize-contract (raised)

import numpy as np


def initialize_with_zeros(dim):
    w = np.zeros(dim, 1)
    b = 0.0
    return w, b
