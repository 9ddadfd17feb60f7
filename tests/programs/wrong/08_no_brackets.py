"""1 / 1 + e^−z, without brackets."""

# fails: sigmoid-half-at-zero (wrong)
# fails: sigmoid-values (wrong)
# fails: sigmoid-symmetry (wrong)
# fails: sigmoid-rises (wrong)
# fails: sigmoid-range (wrong)
# fails: sigmoid-real-digits (wrong)
# passes: sigmoid-contract

import numpy as np


def sigmoid(z):
    return 1 / 1 + np.exp(-z)
