"""A06: right numbers, as lists."""
# verdict: contract, passed
import numpy as np


def sigmoid(z):
    return (1 / (1 + np.exp(-z))).tolist()
