"""Prints the probabilities, and returns nothing."""

# fails: sigmoid-contract (contract)
# says: None
# says: print does not return

import numpy as np


def sigmoid(z):
    a = 1 / (1 + np.exp(-z))
    print(a)
