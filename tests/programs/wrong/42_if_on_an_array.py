"""if A > 0.5 on a whole array."""

# fails: predict-contract (raised)

import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    if A > 0.5:
        return 1
    return 0
