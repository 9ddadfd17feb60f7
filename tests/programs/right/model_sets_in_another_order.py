"""X_train, X_test, Y_train, Y_test: the order of scikit-learn; other names for the rest."""

from lessons.lesson1_initialize import initialize_with_zeros
from lessons.lesson4_optimize import optimize
from lessons.lesson5_predict import predict


def model(X_train, X_test, Y_train, Y_test, lr=0.5, epochs=2000):
    n = X_train.shape[0]
    params, _, costs = optimize(*initialize_with_zeros(n), X_train, Y_train, epochs, lr)
    answers = {
        f"Y_prediction_{name}": predict(**params, X=X)
        for name, X in {"train": X_train, "test": X_test}.items()
    }
    return {**params, **answers, "costs": costs, "learning_rate": lr, "num_iterations": epochs}
