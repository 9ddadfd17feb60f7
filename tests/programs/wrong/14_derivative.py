"""Returns the derivative s(1 − s)."""

# fails: sigmoid-half-at-zero (wrong)
# fails: sigmoid-values (wrong)
# fails: sigmoid-symmetry (wrong)
# fails: sigmoid-rises (wrong)
# fails: sigmoid-real-digits (wrong)
# passes: sigmoid-contract, sigmoid-range

import numpy as np


def sigmoid(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)
