"""Measure what the pages tell about learning: python docs/make/measure.py.

It trains the reference some two hundred times, which takes minutes; so the numbers are kept in
``docs/make/results.json``, from which the build makes tables and figures. A test trains a few
rows anew and compares.
"""

import itertools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from checker.course import syllabus

digits = syllabus.shipped().module("digits")
reference = syllabus.shipped().reference

RESULTS = Path(__file__).with_name("results.json")

RATES, ITERATIONS = (0.001, 0.005, 0.01, 0.015, 0.05, 0.1, 0.5), (100, 500, 1000, 2000)
SORTED_RATES = (0.001, 0.015, 0.1, 0.5)
STEEP_RATES = (0.1, 0.5, 1.0, 4.0, 16.0, 64.0, 256.0)
SIZES, SEEDS = (50, 100, 200, 500, 1000, 2000, 4000), range(5)

Sets = tuple[Any, Any, Any, Any]


def sets(order: Any = None, digit: int = 1, size: int = 4000) -> Sets:
    """X_train, Y_train, X_test, Y_test: the last 1000 rows of an order are for testing."""
    pixels, labels = digits.load()
    order = np.arange(len(labels)) if order is None else order
    X = reference.scale_pixels(pixels)[order].T
    Y = reference.binarize_labels(labels, digit)[order].reshape(1, -1)
    return X[:, :size], Y[:, :size], X[:, 4000:], Y[:, 4000:]


def sorted_order() -> Any:
    """Order the rows by digit, as the file that ours was made from had them."""
    return np.argsort(digits.load()[1], kind="stable")


def row(w: Any, b: float, parts: Sets) -> dict[str, float]:
    """Give the four percentages of lesson 7's tables."""
    X_train, Y_train, X_test, Y_test = parts
    result = {
        "Y_prediction_train": reference.predict(w, b, X_train),
        "Y_prediction_test": reference.predict(w, b, X_test),
    }
    found = reference.percentages(result, Y_train, Y_test)
    return {name: round(float(value), 2) for name, value in found.items() if np.isfinite(value)}


class Step(NamedTuple):
    """One iteration of gradient descent."""

    cost: float  #: before the step, from the scores: finite where a probability rounds to 0 or 1
    w: Any  #: after it
    b: float  #: likewise


def descent(w: Any, b: float, X: Any, Y: Any, rate: float) -> Iterator[Step]:
    """Yield each iteration of gradient descent, without an end."""
    while True:
        z = w.T @ X + b
        cost = np.mean(np.log1p(np.exp(-np.abs(z))) + np.maximum(z, 0) - Y * z)
        with np.errstate(divide="ignore", invalid="ignore"):
            grads, _ = reference.propagate(w, b, X, Y)
        w, b = w - rate * grads["dw"], b - rate * grads["db"]
        yield Step(float(cost), w, b)


def descend(parts: Sets, rate: float, stops: Iterable[int]) -> Iterator[tuple[int, Any]]:
    """Train once; yield each step whose number is asked for, counted from 1."""
    w, b = reference.initialize_with_zeros(len(parts[0]))
    wanted = set(stops)
    steps = itertools.islice(descent(w, b, parts[0], parts[1], rate), max(wanted))
    yield from ((i, step) for i, step in enumerate(steps, start=1) if i in wanted)


def table(parts: Sets, rates: Iterable[float]) -> list[dict[str, float]]:
    """Return a row for each learning rate and number of iterations, as in lesson 7."""
    return [
        {"learning_rate": rate, "num_iterations": i, **row(step.w, step.b, parts)}
        for rate in rates
        for i, step in descend(parts, rate, ITERATIONS)
    ]


def other_digits() -> list[dict[str, float]]:
    """Return the same model asked about each digit: 2000 iterations at 0.1."""
    return [
        {"digit": digit, **row(step.w, step.b, parts)}
        for digit in range(10)
        for parts in [sets(digit=digit)]
        for _, step in descend(parts, 0.1, [2000])
    ]


def training_size(size: int, seed: int) -> dict[str, float]:
    """Shuffle by a seed, train on some rows for 1000 iterations at 0.1, test on the last 1000."""
    order = np.random.default_rng(seed).permutation(5000)
    parts = sets(order, size=size)
    ((_, step),) = descend(parts, 0.1, [1000])
    return {"train_size": size, "seed": seed, **row(step.w, step.b, parts)}


def cost_curve(parts: Sets, rate: float) -> dict[str, Any]:
    """Follow the cost for 500 iterations: how high it went, how often it rose.

    ``infinite`` counts the steps at which Formula 4, computed as it is written, is not a number:
    a probability was rounded to 0 or 1. The curve is computed from the scores.
    """
    costs, infinite = [], 0
    X, Y = parts[0], parts[1]
    w, b = reference.initialize_with_zeros(len(X))
    for step in itertools.islice(descent(w, b, X, Y, rate), 500):
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            A = 1 / (1 + np.exp(-(w.T @ X + b)))
            infinite += not np.isfinite(np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
        costs.append(step.cost)
        w, b = step.w, step.b
    return {
        "learning_rate": rate,
        "costs": [round(cost, 5) for cost in costs[:60]] + [round(c, 5) for c in costs[60::20]],
        "highest": round(max(costs), 4),
        "last": round(costs[-1], 4),
        "rises": int(np.sum(np.diff(costs) > 0)),
        "infinite": infinite,
    }


def trained(parts: Sets) -> dict[str, Any]:
    """Keep pictures of w on its way, the scores of the test set, and the digits it gets wrong."""
    pixels, labels = digits.load()
    kept = dict(descend(parts, 0.5, [1, 10, 100, 2000]))
    last = kept[2000]
    scores = (last.w.T @ parts[2] + last.b).ravel()
    wrong = np.flatnonzero((scores > 0) != (parts[3].ravel() == 1))
    return {
        "weights": {i: [round(float(v), 3) for v in step.w.ravel()] for i, step in kept.items()},
        "scores": [round(float(z), 2) for z in scores],
        "labels": [int(label) for label in labels[4000:]],
        "wrong": [
            {
                "row": int(4000 + i),
                "label": int(labels[4000 + i]),
                "probability": round(float(reference.sigmoid(scores[i])), 4),
                "pixels": [int(v) for v in pixels[4000 + i]],
            }
            for i in wrong
        ],
    }


def slopes() -> dict[str, list[float]]:
    """Return the error of three numerical derivatives of a real cost, step by step.

    The cost is that of lesson 3 on 20 images, along the direction in which all weights grow
    together; the truth is Formula 5.
    """
    X, Y, _, _ = sets(size=20)
    rng = np.random.default_rng(4)
    w, b = rng.normal(scale=0.05, size=(784, 1)), 0.1
    truth = float(np.sum(reference.propagate(w, b, X, Y)[0]["dw"]))

    def cost(t: Any) -> Any:
        z = (w + t).T @ X + b
        a = 1 / (1 + np.exp(-z))
        return -np.mean(Y * np.log(a) + (1 - Y) * np.log(1 - a))

    def error(slope: Any) -> float:
        return float(max(abs(slope - truth) / abs(truth), 1e-17))

    h = [10.0**-k for k in np.arange(1, 16.01, 0.25)]
    return {
        "h": h,
        "forward": [error((cost(s) - cost(0.0)) / s) for s in h],
        "central": [error((cost(s) - cost(-s)) / (2 * s)) for s in h],
        "complex": [error(np.imag(cost(1j * s)) / s) for s in h],
        "romberg": [error(romberg(cost, halvings)) for halvings in range(10)],
    }


def romberg(cost: Any, halvings: int) -> float:
    """Extrapolate central differences: each column removes one more even power of h."""
    sizes = 0.005 / 2.0 ** np.arange(halvings + 1)
    column = [(cost(s) - cost(-s)) / (2 * s) for s in sizes]
    for k in range(1, halvings + 1):
        column = [
            (4**k * fine - coarse) / (4**k - 1) for coarse, fine in itertools.pairwise(column)
        ]
    return float(column[0])


def two_pixels() -> dict[str, Any]:
    """Cut the real cost down to two parameters: w moves along u and v only.

    u is the mean picture of a one less that of all others, v the mean of all pictures; each is
    scaled to length 1. What the slice needs of the 4000 images are two numbers each; 400 of
    them are kept, which is what a browser draws quickly.
    """
    X, Y, _, _ = sets(size=400)
    ones = Y.ravel() == 1
    u = X[:, ones].mean(axis=1) - X[:, ~ones].mean(axis=1)
    v = X.mean(axis=1)
    u, v = u / np.linalg.norm(u), v / np.linalg.norm(v)
    return {
        "p": [round(float(x), 3) for x in u @ X],
        "q": [round(float(x), 3) for x in v @ X],
        "y": [int(y) for y in Y.ravel()],
    }


def measured() -> dict[str, Any]:
    """Return everything, in the order of the pages."""
    shuffled, by_digit = sets(), sets(sorted_order())
    return {
        "article": table(shuffled, RATES),
        "sorted": table(by_digit, SORTED_RATES),
        "digits": other_digits(),
        "sizes": [training_size(size, seed) for size in SIZES for seed in SEEDS],
        "curves": [cost_curve(shuffled, rate) for rate in STEEP_RATES],
        "trained": trained(shuffled),
        "slopes": slopes(),
        "slice": two_pixels(),
    }


if __name__ == "__main__":
    RESULTS.write_text(json.dumps(measured(), indent=None) + "\n", encoding="utf-8")
