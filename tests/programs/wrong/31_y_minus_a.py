"""dw with Y − A: the wrong sign."""

# fails: propagate-dw-formula (wrong)
# fails: propagate-gradient-is-the-slope-of-the-cost (wrong)
# fails: propagate-real-digits (wrong)
# passes: propagate-contract, propagate-cost-formula, propagate-db-formula
# says: wrong sign

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = np.dot(w.T, X) + b
    A = sigmoid(Z)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.dot(X, (Y - A).T) / m
    db = np.sum(A - Y) / m
    grads = {"dw": dw, "db": db}
    return grads, cost
