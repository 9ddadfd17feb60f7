"""A function for one number, vectorised: an object that can be called."""

import math

import numpy as np


def one(t):
    return 1 / (1 + math.exp(-t)) if t > 0 else math.exp(t) / (1 + math.exp(t))


sigmoid = np.vectorize(one, otypes=[float])
