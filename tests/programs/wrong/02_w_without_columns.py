"""w has shape (dim,): then .T does nothing."""

# fails: initialize-contract (contract)
# says: Your numbers are right
# says: (3, 1)

import numpy as np


def initialize_with_zeros(dim):
    w = np.zeros(dim)
    b = 0.0
    return w, b
