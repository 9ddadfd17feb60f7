"""All arrays become float32 first; what comes back is float32 or plain Python."""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def propagate(w, b, X, Y):
    w, X, Y = (array.astype("float32") for array in (w, X, Y))
    m = X.shape[1]
    A = sigmoid(w.T @ X + np.float32(b))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": X @ (A - Y).T / m, "db": float(np.mean(A - Y))}, float(cost)
