"""Formulas 1 to 6 once more, compact, in float64: a second derivation, apart from ``solutions/``.

The cost is computed from the scores, not from the probabilities, so that it stays finite where a
probability rounds to 0 or 1. That both agree, and that the gradient is the derivative of the cost,
is proved in ``test_second_derivation.py`` by complex step.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]


def scale_pixels(pixels: Any) -> Array:
    """Pixels 0 to 255 → 0 to 1."""
    scaled: Array = np.asarray(pixels, dtype=np.float64) / 255.0
    return scaled


def binarize_labels(labels: Any, digit: int = 1) -> Array:
    """1.0 where the label is the digit, else 0.0."""
    chosen: Array = (np.asarray(labels) == digit).astype(np.float64)
    return chosen


def split_train_test(pixels: Any, labels: Any, train_size: int = 4000) -> tuple[Any, Any, Any, Any]:
    """Rows (m, n) → X_train (n, train_size), Y_train (1, train_size), X_test, Y_test."""
    X, Y = np.asarray(pixels).T, np.asarray(labels).reshape(1, -1)
    return X[:, :train_size], Y[:, :train_size], X[:, train_size:], Y[:, train_size:]


def initialize_with_zeros(dim: int) -> tuple[Array, float]:
    """W (dim, 1) and b, all zero."""
    return np.zeros((dim, 1)), 0.0


def sigmoid(z: Any) -> Any:
    """Formula 3, times e^z / e^z where z is negative: no power of e overflows."""
    z = np.asarray(z, dtype=np.float64)
    small = np.exp(-np.abs(z))
    return np.where(z < 0, small, 1.0) / (1 + small)


def propagate(w: Any, b: Any, X: Any, Y: Any) -> tuple[dict[str, Any], float]:
    """Formulas 2 to 6: ({"dw": (n, 1), "db": float}, cost).

    The cost of one example is log(1 + e^z) − y z, which is Formula 4 with Formula 3 put in; and
    log(1 + e^z) = max(z, 0) + log(1 + e^−|z|). The power e^−|z| serves `sigmoid` too, and is
    the dearest thing here after the two matrix products.
    """
    z = w.T @ X + b
    small = np.exp(-np.abs(z))
    error = np.where(z < 0, small, 1.0) / (1 + small) - Y
    cost = np.mean(np.log1p(small) + np.maximum(z, 0) - Y * z)
    return {"dw": X @ error.T / X.shape[1], "db": float(np.mean(error))}, float(cost)


class Step(NamedTuple):
    """One iteration of gradient descent."""

    cost: float  #: before the step
    dw: Array  #: the gradient that the step uses, shape (n, 1)
    db: float  #: likewise
    w: Array  #: after the step, shape (n, 1)
    b: float  #: likewise


def descent(
    w: Any, b: float, X: Any, Y: Any, num_iterations: int, learning_rate: float
) -> Iterator[Step]:
    """Yield each iteration of gradient descent; no array is changed in place."""
    for _ in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        yield Step(cost, grads["dw"], grads["db"], w, b)


def optimize(
    w: Any, b: float, X: Any, Y: Any, num_iterations: int, learning_rate: float
) -> tuple[dict[str, Any], dict[str, Any], list[float]]:
    """``(params, grads of the last step, costs of the steps 0, 100, 200 …)``."""
    costs: list[float] = []
    grads: dict[str, Any] = {}
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs


def predict(w: Any, b: float, X: Any) -> Array:
    """1.0 where the probability is above 0.5, that is where the score is above 0."""
    answers: Array = (w.T @ X + b > 0).astype(np.float64)
    return answers


def model(
    X_train: Any,
    Y_train: Any,
    X_test: Any,
    Y_test: Any,  # noqa: ARG001 (the signature is the lesson's)
    num_iterations: int = 2000,
    learning_rate: float = 0.5,
) -> dict[str, Any]:
    """Train on one set, predict both; the seven keys of lesson 6."""
    w, b = initialize_with_zeros(X_train.shape[0])
    params, _, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    return {
        "costs": costs,
        "Y_prediction_test": predict(params["w"], params["b"], X_test),
        "Y_prediction_train": predict(params["w"], params["b"], X_train),
        "w": params["w"],
        "b": params["b"],
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }


def accuracy(Y_prediction: Any, Y: Any) -> float:
    """Right answers, in percent."""
    return float(100 * np.mean(np.asarray(Y_prediction) == np.asarray(Y)))


def ones_found(Y_prediction: Any, Y: Any) -> float:
    """Found ones among all ones, in percent (the recall); nan where there is none."""
    ones = np.asarray(Y) == 1
    return float(100 * np.mean(np.asarray(Y_prediction)[ones])) if ones.any() else float("nan")


def experiment(result: dict[str, Any], Y_train: Any, Y_test: Any) -> dict[str, float]:
    """Give the four percentages of lesson 7's tables for one trained model."""
    return {
        "train_accuracy": accuracy(result["Y_prediction_train"], Y_train),
        "test_accuracy": accuracy(result["Y_prediction_test"], Y_test),
        "always_no": accuracy(np.zeros_like(Y_test), Y_test),
        "ones_found": ones_found(result["Y_prediction_test"], Y_test),
    }
