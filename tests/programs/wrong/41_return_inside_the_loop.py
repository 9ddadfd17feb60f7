"""return stands inside the loop: one step only."""

# fails: optimize-many-steps (wrong)
# fails: optimize-costs (wrong)
# fails: optimize-real-digits (wrong)
# passes: optimize-contract, optimize-one-step, optimize-callers-w

from lessons.lesson3_propagate import propagate


def optimize(w, b, X, Y, num_iterations, learning_rate):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        params = {"w": w, "b": b}
        return params, grads, costs
