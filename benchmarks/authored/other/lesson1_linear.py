import numpy as np


def squared_error(w, b, X, y):
    predicted = np.dot(X, w)
    predicted = predicted + b
    error = y - predicted
    total = 0.0
    for e in error:
        total += e * e
    n = len(y)
    slope = np.zeros(len(w))
    for i in range(n):
        slope = slope - error[i] * X[i]
    return {"dw": slope / n, "db": -error.mean()}, total / n / 2
