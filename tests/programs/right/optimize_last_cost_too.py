"""Costs of each hundredth step and of the last one, as arrays of shape (1, 1)."""

import numpy as np

from lessons.lesson3_propagate import propagate


def optimize(w, b, X, Y, num_iterations, learning_rate):
    b = np.array([[float(b)]])
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0 or i == num_iterations - 1:
            costs.append(np.reshape(cost, (1, 1)))
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs
