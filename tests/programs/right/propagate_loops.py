"""Loops over the examples and the features, with math in place of numpy."""

import math

import numpy as np


def squash(z):
    return 1 / (1 + math.exp(-z))


def propagate(w, b, X, Y):
    n, m = X.shape
    cost = 0
    dw = np.zeros((n, 1))
    db = 0
    for i in range(m):
        z = b
        for j in range(n):
            z += w[j, 0] * X[j, i]
        a = squash(z)
        y = Y[0, i]
        cost += -(y * math.log(a) + (1 - y) * math.log(1 - a))
        for j in range(n):
            dw[j, 0] += X[j, i] * (a - y)
        db += a - y
    return {"dw": dw / m, "db": db / m}, cost / m
