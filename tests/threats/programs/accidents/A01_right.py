"""A01: a right solution."""
# verdict: passed
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))
