"""Loops and lists; a table from a dict of lists, columns in another order, one more."""

import itertools

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

from lessons.lesson6_model import model


def accuracy(Y_prediction, Y):
    return 100 - np.mean(np.abs(Y_prediction - Y)) * 100


def ones_found(Y_prediction, Y):
    found, ones = 0, 0
    for answer, label in zip(Y_prediction.flatten(), Y.flatten()):
        if label == 1:
            ones += 1
            if answer == 1:
                found += 1
    return float("nan") if ones == 0 else found / ones * 100


def measure(result, Y_train, Y_test):
    return {
        "ones_found": ones_found(result["Y_prediction_test"], Y_test),
        "always_no": 100 * (1 - np.mean(Y_test)),
        "test_accuracy": accuracy(result["Y_prediction_test"], Y_test),
        "train_accuracy": accuracy(result["Y_prediction_train"], Y_train),
        "last_cost": result["costs"][-1],
    }


def accuracy_table(X_train, Y_train, X_test, Y_test, learning_rates, iterations):
    columns = {}
    for rate, count in itertools.product(learning_rates, iterations):
        result = model(X_train, Y_train, X_test, Y_test, count, rate)
        row = measure(result, Y_train, Y_test)
        for name, value in {**row, "learning_rate": rate, "num_iterations": count}.items():
            columns.setdefault(name, []).append(value)
    return pd.DataFrame(columns)


def plot_costs(results):
    plt.figure(figsize=(6, 4))
    for result in results:
        steps = [100 * i for i in range(len(result["costs"]))]
        plt.plot(steps, result["costs"], "o-", label="lr = " + str(result["learning_rate"]))
    plt.xlabel("iteration")
    plt.ylabel("cost")
    plt.title("Learning curves")
    plt.legend()
    plt.show()
    return plt.gca()


def model_for_digit(
    digit, X_train, labels_train, X_test, labels_test, num_iterations, learning_rate
):
    Y_train, Y_test = (1 * (labels == digit) for labels in (labels_train, labels_test))
    return model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)


def accuracy_by_training_size(
    X_train, Y_train, X_test, Y_test, sizes, num_iterations, learning_rate
):
    rows = []
    for size in sizes:
        X, Y = X_train[:, 0:size], Y_train[:, 0:size]
        result = model(X, Y, X_test, Y_test, num_iterations, learning_rate)
        rows.append([size, *measure(result, Y, Y_test).values()])
    names = ["ones_found", "always_no", "test_accuracy", "train_accuracy", "last_cost"]
    return pd.DataFrame(rows, columns=["train_size", *names])
