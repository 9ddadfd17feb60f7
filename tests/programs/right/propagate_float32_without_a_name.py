"""float32 only in the middle of an expression: no variable holds it."""

import numpy as np


def propagate(w, b, X, Y):
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dw = (X.astype(np.float32) @ (A - Y).T.astype(np.float32) / X.shape[1]).astype(float)
    return {"dw": dw, "db": np.mean(A - Y)}, cost
