"""b, w in place of w, b."""

# fails: initialize-contract (contract)
# says: Your numbers are right

import numpy as np


def initialize_with_zeros(dim):
    w = np.zeros((dim, 1))
    b = 0.0
    return b, w
