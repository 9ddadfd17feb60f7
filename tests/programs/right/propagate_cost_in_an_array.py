"""The cost is an array of shape (1, 1), by matrix products; db is one too, by keepdims."""

import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = (-1 / m) * (np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T))
    dw = np.sum(X * (A - Y), axis=1, keepdims=True) / m
    db = np.sum(A - Y, axis=1, keepdims=True) / m
    grads = {"dw": dw, "db": db}
    return grads, cost
