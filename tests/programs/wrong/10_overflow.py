"""The plain formula: right, with an overflow warning far out."""

# fails: sigmoid-no-overflow (wrong)
# passes: sigmoid-contract, sigmoid-half-at-zero, sigmoid-values, sigmoid-symmetry, sigmoid-rises, sigmoid-range, sigmoid-real-digits
# says: The values are right

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))
