"""A03: right, and prints what it does."""
# verdict: passed
import numpy as np

print("here we go")


def sigmoid(z):
    print("z is", z)
    a = 1 / (1 + np.exp(-z))
    print("so a is", a)
    return a
