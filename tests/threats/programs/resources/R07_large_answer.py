"""R07: an answer of 80 MB, more than any right one has."""
# verdict: raised
# says: too large
import numpy as np


def sigmoid(z):
    return np.zeros(10_000_000)
