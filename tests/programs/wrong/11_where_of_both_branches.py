"""np.where computes both branches, so that it still warns."""

# fails: sigmoid-no-overflow (wrong)
# passes: sigmoid-contract, sigmoid-half-at-zero, sigmoid-values, sigmoid-symmetry, sigmoid-rises, sigmoid-range, sigmoid-real-digits
# says: The values are right

import numpy as np


def sigmoid(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))
