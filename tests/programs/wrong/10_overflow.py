"""The plain formula: right, with an overflow warning far out."""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))
