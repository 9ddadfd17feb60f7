"""w -= … changes the array of the caller."""

# fails: optimize-callers-w (wrong)
# passes: optimize-contract, optimize-one-step, optimize-many-steps, optimize-gradient-of-last-step, optimize-costs, optimize-cost-falls, optimize-real-digits
# says: -=

from lessons.lesson3_propagate import propagate


def optimize(w, b, X, Y, num_iterations, learning_rate):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        w -= learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    params = {"w": w, "b": b}
    return params, grads, costs
