"""Other names, another order, and a flag that must be given."""

from lessons.lesson3_propagate import propagate


def optimize(w, b, X, Y, alpha, num_iter, print_cost):
    costs, i = [], 0
    while i < num_iter:
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs += [float(cost)]
            if print_cost:
                print(cost)
        w = w - alpha * grads["dw"]
        b = b - alpha * grads["db"]
        i += 1
    return {"w": w, "b": b}, grads, costs
