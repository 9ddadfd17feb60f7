"""A13: arrays of Python objects."""
# verdict: contract
import numpy as np


def sigmoid(z):
    return np.array(1 / (1 + np.exp(-z)), dtype=object)
