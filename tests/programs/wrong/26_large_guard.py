"""log(A + 1e-3): so large a guard moves the cost away from its gradient."""

# fails: propagate-cost-formula (wrong)
# fails: propagate-real-digits (wrong)
# fails: propagate-gradient-is-the-slope-of-the-cost (wrong)
# passes: propagate-contract, propagate-dw-formula, propagate-db-formula

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = np.dot(w.T, X) + b
    A = sigmoid(Z)
    cost = -np.sum(Y * np.log(A + 1e-3) + (1 - Y) * np.log(1 - A + 1e-3)) / m
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
    grads = {"dw": dw, "db": db}
    return grads, cost
