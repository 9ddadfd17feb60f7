"""A09: wants more arguments than there are."""
# verdict: raised
# says: TypeError
import numpy as np


def sigmoid(w, q, z):
    return 1 / (1 + np.exp(-(w * z + q)))
