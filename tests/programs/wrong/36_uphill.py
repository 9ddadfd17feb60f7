"""w + learning rate × dw: uphill."""

# fails: optimize-one-step (wrong)
# fails: optimize-costs (wrong)
# passes: optimize-contract, optimize-callers-w
# says: uphill

from lessons.lesson3_propagate import propagate


def optimize(w, b, X, Y, num_iterations, learning_rate):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        w = w + learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    params = {"w": w, "b": b}
    return params, grads, costs
