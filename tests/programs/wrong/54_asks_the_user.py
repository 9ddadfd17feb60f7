"""A leftover input()."""

# fails: predict-contract (raised)

import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def predict(w, b, X):
    input("Press Enter to go on")
    A = sigmoid(np.dot(w.T, X) + b)
    return (A > 0.5).astype(float)
