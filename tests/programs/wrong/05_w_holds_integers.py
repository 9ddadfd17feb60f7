"""w is of an integer dtype."""

# fails: initialize-contract (contract)
# says: hold floats

import numpy as np


def initialize_with_zeros(dim):
    w = np.zeros((dim, 1), dtype=int)
    b = 0
    return w, b
