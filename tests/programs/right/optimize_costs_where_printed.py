"""Costs are kept only where they are printed."""

from lessons.lesson3_propagate import propagate


def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if print_cost and i % 100 == 0:
            costs.append(cost)
            print(f"Cost after iteration {i}: {cost}")
    return {"w": w, "b": b}, grads, costs
