"""Scores beyond ±500 are cut off, where it makes no difference; it prints what it gets."""

import numpy as np


def sigmoid(z):
    z = np.clip(z, -500, 500)
    print("z is", z)
    s = 1 / (1 + np.exp(-z))
    return s
