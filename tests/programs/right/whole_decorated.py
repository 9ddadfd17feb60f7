"""Functions wrapped by a decorator that counts and times, without functools.wraps."""

import time

import numpy as np

calls = {}


def timed(function):
    def wrapper(*args, **kwargs):
        global calls
        calls[function.__name__] = calls.get(function.__name__, 0) + 1
        started = time.perf_counter()
        result = function(*args, **kwargs)
        print(function.__name__, "took", time.perf_counter() - started)
        return result

    return wrapper


@timed
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


@timed
def propagate(w, b, X, Y):
    A = sigmoid(w.T @ X + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": X @ (A - Y).T / X.shape[1], "db": np.mean(A - Y)}, cost


@timed
def optimize(w, b, X, Y, num_iterations, learning_rate):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs
