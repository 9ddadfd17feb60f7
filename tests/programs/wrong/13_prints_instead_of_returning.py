"""Prints the probabilities, and returns nothing."""

import numpy as np


def sigmoid(z):
    a = 1 / (1 + np.exp(-z))
    print(a)
