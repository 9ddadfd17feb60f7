"""Costs of each 99th step, kept in an array; counted from 1."""

import numpy as np

from lessons.lesson3_propagate import propagate


def optimize(w, b, X, Y, num_iterations, learning_rate):
    costs = []
    for i in range(1, num_iterations + 1):
        grads, cost = propagate(w, b, X, Y)
        if (i - 1) % 99 == 0:
            costs.append(cost)
        w = w - np.multiply(learning_rate, grads["dw"])
        b = b - np.multiply(learning_rate, grads["db"])
    return {"b": b, "w": w}, grads, np.array(costs)
