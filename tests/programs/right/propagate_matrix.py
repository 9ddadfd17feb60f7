"""np.matrix, where * is the matrix product."""

import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def propagate(w, b, X, Y):
    w, X, Y = np.matrix(w), np.matrix(X), np.matrix(Y)
    m = X.shape[1]
    A = sigmoid(w.T * X + b)
    cost = -(Y * np.log(A).T + (1 - Y) * np.log(1 - A).T) / m
    return {"dw": X * (A - Y).T / m, "db": np.sum(A - Y) / m}, cost
