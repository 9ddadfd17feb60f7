"""The answers have shape (m,)."""

# fails: predict-contract (contract)
# says: Your numbers are right

import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return (A > 0.5).astype(float)[0]
