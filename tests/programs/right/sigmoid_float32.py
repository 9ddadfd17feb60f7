"""Computed and returned in float32."""

import numpy as np


def sigmoid(z):
    z = np.float32(z)
    return np.float32(1) / (np.float32(1) + np.exp(-z))
