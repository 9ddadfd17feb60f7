"""Uses a global of the notebook in place of its argument."""

# fails: model-contract (raised)
# says: test_set_x

from lessons.lesson1_initialize import initialize_with_zeros
from lessons.lesson4_optimize import optimize
from lessons.lesson5_predict import predict


def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    return {
        "costs": costs,
        "Y_prediction_test": predict(params["w"], params["b"], test_set_x),
        "Y_prediction_train": predict(params["w"], params["b"], X_train),
        "w": params["w"],
        "b": params["b"],
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
