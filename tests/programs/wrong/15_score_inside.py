"""Computes w·x + b inside."""

# fails: sigmoid-contract (raised)
# says: `w`

import numpy as np


def sigmoid(z):
    z = np.dot(w.T, X) + b
    return 1 / (1 + np.exp(-z))
