"""Tabs and spaces are mixed in one function."""

# fails: sigmoid-no-overflow (wrong)
# fails: propagate-file (syntax)
# passes: sigmoid-file, sigmoid-contract, sigmoid-half-at-zero, sigmoid-values, sigmoid-symmetry, sigmoid-rises, sigmoid-range, sigmoid-real-digits
# says: inconsistent use of tabs

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = np.dot(w.T, X) + b
    A = sigmoid(Z)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
	dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
    grads = {"dw": dw, "db": db}
    return grads, cost
