"""dw is divided by m twice."""

# fails: propagate-dw-formula (wrong)
# fails: propagate-gradient-is-the-slope-of-the-cost (wrong)
# fails: propagate-real-digits (wrong)
# passes: propagate-contract, propagate-cost-formula, propagate-db-formula
# says: 1/m = 1/7

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = np.dot(w.T, X) + b
    A = sigmoid(Z)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.dot(X, (A - Y).T / m) / m
    db = np.sum(A - Y) / m
    grads = {"dw": dw, "db": db}
    return grads, cost
