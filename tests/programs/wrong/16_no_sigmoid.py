"""A is the score: no sigmoid."""

# fails: propagate-cost-formula (wrong)
# fails: propagate-dw-formula (wrong)
# fails: propagate-db-formula (wrong)
# fails: propagate-gradient-is-the-slope-of-the-cost (wrong)
# fails: propagate-real-digits (wrong)
# passes: propagate-contract

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = np.dot(w.T, X) + b
    A = Z
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
    grads = {"dw": dw, "db": db}
    return grads, cost
