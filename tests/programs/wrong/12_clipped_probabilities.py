"""Probabilities are kept between 0.0001 and 0.9999."""

# fails: sigmoid-values (wrong)
# fails: sigmoid-rises (wrong)
# passes: sigmoid-contract, sigmoid-half-at-zero, sigmoid-symmetry, sigmoid-range, sigmoid-real-digits
# passes: propagate-contract, propagate-cost-formula, propagate-dw-formula, propagate-db-formula, propagate-gradient-is-the-slope-of-the-cost, propagate-real-digits

import numpy as np


def sigmoid(z):
    return np.clip(1 / (1 + np.exp(-z)), 0.0001, 0.9999)


def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = np.dot(w.T, X) + b
    A = sigmoid(Z)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
    grads = {"dw": dw, "db": db}
    return grads, cost
