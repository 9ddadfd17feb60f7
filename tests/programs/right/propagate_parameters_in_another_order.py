"""Data first, then the parameters."""

import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def propagate(X, Y, w, b):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    return {"db": np.sum(A - Y) / m, "dw": np.dot(X, (A - Y).T) / m}, cost
