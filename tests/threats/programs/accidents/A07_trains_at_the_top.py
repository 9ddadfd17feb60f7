"""A07: trains for a minute while the file is loaded."""
# verdict: passed
import time

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


w = 0.0
end = time.time() + 60
while time.time() < end:
    w -= 0.1 * (sigmoid(w) - 0.25)
