"""A15: right, goes to another folder and sets the seed."""
# verdict: passed
import os

import numpy as np

os.chdir("/")
np.random.seed(1)


def sigmoid(z):
    np.random.seed(2)
    return 1 / (1 + np.exp(-z))
