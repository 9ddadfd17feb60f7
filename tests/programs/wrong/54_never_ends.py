"""A loop that never ends."""

# fails: predict-contract (timeout)
# says: never ends

import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def predict(w, b, X):
    while b is not None:
        pass
    A = sigmoid(np.dot(w.T, X) + b)
    return (A > 0.5).astype(float)
