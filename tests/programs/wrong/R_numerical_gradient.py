"""dw and db are measured with small steps, as a numerical gradient check does."""

# fails: propagate-dw-formula (wrong)
# fails: propagate-db-formula (wrong)
# fails: propagate-gradient-is-the-slope-of-the-cost (wrong)
# fails: propagate-real-digits (wrong)
# passes: propagate-contract, propagate-cost-formula
# says: an approximation by small steps

import numpy as np


def cost_of(w, b, X, Y):
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))


def propagate(w, b, X, Y):
    cost, h = cost_of(w, b, X, Y), 1e-7
    dw = np.zeros(w.shape)
    for i in range(len(w)):
        step = np.zeros(w.shape)
        step[i] = h
        dw[i] = (cost_of(w + step, b, X, Y) - cost) / h
    db = (cost_of(w, b + h, X, Y) - cost) / h
    return {"dw": dw, "db": db}, cost
