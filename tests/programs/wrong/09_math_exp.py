"""math.exp takes no arrays."""

# fails: sigmoid-contract (raised)

import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))
