"""A leftover print of large arrays, at each step: harmless."""

# passes: optimize-contract, optimize-one-step, optimize-many-steps, optimize-gradient-of-last-step, optimize-costs, optimize-cost-falls, optimize-callers-w, optimize-real-digits

from lessons.lesson3_propagate import propagate


def optimize(w, b, X, Y, num_iterations, learning_rate):
    costs = []
    for i in range(num_iterations):
        print("X =", X, "w =", w)
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    params = {"w": w, "b": b}
    return params, grads, costs
