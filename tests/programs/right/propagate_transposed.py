"""Z as a column, by X.T @ w; the labels are turned too."""

import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(X.T @ w + b)
    y = Y.T
    cost = -(y.T @ np.log(A) + (1 - y).T @ np.log(1 - A))[0][0] / m
    dw = X @ (A - y) / m
    db = np.ones((1, m)) @ (A - y) / m
    return {"dw": dw, "db": db[0]}, cost
