"""1 / 1 + e^−z, without brackets."""

import numpy as np


def sigmoid(z):
    return 1 / 1 + np.exp(-z)
