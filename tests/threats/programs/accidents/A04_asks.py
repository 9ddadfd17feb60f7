"""A04: asks the user for a number."""
# verdict: raised
# says: EOFError
import numpy as np


def sigmoid(z):
    z = z + float(input("how far shall I move it? "))
    return 1 / (1 + np.exp(-z))
