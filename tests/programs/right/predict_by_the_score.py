"""A score above 0 is a probability above 0.5: no sigmoid needed; small integers."""

import numpy as np


def predict(w, b, X):
    return ((w * X).sum(axis=0, keepdims=True) + b > 0).astype(np.uint8)
