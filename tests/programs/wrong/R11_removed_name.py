"""Rule 11: np.float is no more."""

# fails: predict-contract (raised)
# says: float

import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return (A > 0.5).astype(np.float)
