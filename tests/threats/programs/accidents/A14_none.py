"""A14: prints the result and returns nothing."""
# verdict: contract
import numpy as np


def sigmoid(z):
    print(1 / (1 + np.exp(-z)))
