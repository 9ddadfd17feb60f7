"""Everything in one file, with a main block, constants, and functions in any order."""

import numpy as np

THRESHOLD = 0.5
EPSILON = 1e-9


def model(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False
):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(
        w, b, X_train, Y_train, num_iterations, learning_rate, print_cost=print_cost
    )
    return {
        "costs": costs,
        "Y_prediction_test": predict(params["w"], params["b"], X_test),
        "Y_prediction_train": predict(params["w"], params["b"], X_train),
        "w": params["w"],
        "b": params["b"],
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }


def predict(w, b, X):
    return (sigmoid(w.T @ X + b) >= THRESHOLD) * 1


def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(cost)
    return {"w": w, "b": b}, grads, costs


def propagate(w, b, X, Y):
    A = sigmoid(w.T @ X + b)
    cost = -np.mean(Y * np.log(A + EPSILON) + (1 - Y) * np.log(1 - A + EPSILON))
    return {"dw": X @ (A - Y).T / X.shape[1], "db": np.mean(A - Y)}, cost


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0


if __name__ == "__main__":
    rng = np.random.default_rng(1)
    X = rng.normal(size=(3, 50))
    Y = (X[:1] > 0) * 1
    print(model(X, Y, X, Y, print_cost=True))
