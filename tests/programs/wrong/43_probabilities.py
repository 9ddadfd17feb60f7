"""Returns the probabilities."""

# fails: predict-contract (wrong)
# says: 0 or 1

import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return A
