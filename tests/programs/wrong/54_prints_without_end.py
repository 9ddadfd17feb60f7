"""A print in a loop that never ends."""

# fails: predict-contract (output)
# says: a print inside a loop

import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def predict(w, b, X):
    while True:
        print("still here " * 100)
    A = sigmoid(np.dot(w.T, X) + b)
    return (A > 0.5).astype(float)
