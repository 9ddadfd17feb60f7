"""A tiny number keeps the logarithm from zero."""

import numpy as np

from lessons.lesson2_sigmoid import sigmoid

EPSILON = 1e-8


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(Y * np.log(A + EPSILON) + (1 - Y) * np.log(1 - A + EPSILON)) / m
    return {"dw": X @ (A - Y).T / m, "db": np.sum(A - Y) / m}, cost
