"""Predicts with the w and b from the start."""

# fails: model-predictions (wrong)
# fails: model-real-digits (wrong)
# passes: model-contract, model-learned, model-iterations-and-rate
# says: 0 everywhere
# says: from the start

from lessons.lesson1_initialize import initialize_with_zeros
from lessons.lesson4_optimize import optimize
from lessons.lesson5_predict import predict


def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    return {
        "costs": costs,
        "Y_prediction_test": predict(w, b, X_test),
        "Y_prediction_train": predict(w, b, X_train),
        "w": params["w"],
        "b": params["b"],
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
