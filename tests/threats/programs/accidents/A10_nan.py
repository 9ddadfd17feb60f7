"""A10: NaN, whatever the score."""
# verdict: wrong
import numpy as np


def sigmoid(z):
    return z * np.nan
