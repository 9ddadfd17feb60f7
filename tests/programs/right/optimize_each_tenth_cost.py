"""Costs of each tenth step; -= works on a copy."""

from lessons.lesson3_propagate import propagate


def optimize(w, b, X, Y, num_iterations, learning_rate):
    w = w.copy()
    costs = []
    for step in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if not step % 10:
            costs.append(cost)
            print(step, cost)
        w -= learning_rate * grads["dw"]
        b -= learning_rate * grads["db"]
    return dict(w=w, b=b), grads, costs
