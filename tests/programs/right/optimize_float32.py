"""Learns in float32 throughout; b is a plain Python float."""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def propagate(w, b, X, Y):
    w, X, Y = w.astype(np.float32), X.astype(np.float32), Y.astype(np.float32)
    m = X.shape[1]
    A = sigmoid(w.T @ X + np.float32(b))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": X @ (A - Y).T / np.float32(m), "db": float(np.mean(A - Y))}, float(cost)


def optimize(w, b, X, Y, num_iterations, learning_rate):
    w, X, Y = w.astype(np.float32), X.astype(np.float32), Y.astype(np.float32)
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        w = w - np.float32(learning_rate) * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": float(b)}, grads, costs
