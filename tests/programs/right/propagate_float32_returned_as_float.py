"""Computed in float32 from the first line on; what comes back is float64."""

import numpy as np

SINGLE = np.float32


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def propagate(w, b, X, Y):
    w, b, X, Y = (np.asarray(each, dtype=SINGLE) for each in (w, b, X, Y))
    A = sigmoid(w.T @ X + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dw = (X @ (A - Y).T / X.shape[1]).astype(float)
    return {"dw": dw, "db": float(np.mean(A - Y))}, float(cost)
