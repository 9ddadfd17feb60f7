"""The function and its parameter have other names, and w is made from a list."""

# fails: initialize-file (contract)
# says: The lesson calls it `initialize_with_zeros`

import numpy as np


def initialize_parameters(n_features):
    W = np.array([[0.0] for _ in range(n_features)])
    return W, 0.0
