"""Stable by a mask for each sign; a number is taken as an array first."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z, dtype=float)
    a = np.empty_like(z)
    positive = z >= 0
    a[positive] = 1 / (1 + np.exp(-z[positive]))
    e = np.exp(z[~positive])
    a[~positive] = e / (1 + e)
    return a
