"""Costs are kept only where they are printed, and model hands the flag on."""

import numpy as np

from lessons.lesson1_initialize import initialize_with_zeros
from lessons.lesson3_propagate import propagate
from lessons.lesson5_predict import predict


def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0 and print_cost:
            costs.append(cost)
            print("Cost after iteration %i: %f" % (i, cost))
    return {"w": w, "b": b}, grads, costs


def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(
        w, b, X_train, Y_train, num_iterations, learning_rate, print_cost
    )
    w, b = np.copy(params["w"]), np.copy(params["b"])
    return {
        "costs": costs,
        "Y_prediction_test": predict(w, b, X_test),
        "Y_prediction_train": predict(w, b, X_train),
        "w": w,
        "b": b,
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
