"""w has shape (1, dim)."""

# fails: initialize-contract (contract)
# says: Your numbers are right
# says: (1, 3)

import numpy as np


def initialize_with_zeros(dim):
    w = np.zeros((1, dim))
    b = 0.0
    return w, b
