"""R07: an answer of 4 GiB."""
# verdict: raised
import numpy as np


def sigmoid(z):
    return np.broadcast_to(np.float64(0.5), (1 << 14, 1 << 15))
