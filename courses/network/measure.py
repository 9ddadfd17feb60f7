"""Measure what the pages of this course claim: python courses/network/measure.py [NAME...].

The solutions are trained on the digits, one thread each; ``measured.json`` keeps the results, and a
test holds the pages to it. All together take ten minutes; a name measures that claim alone.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from checker.course import syllabus

HERE = Path(__file__).parent
KEPT = HERE / "measured.json"
TRAINING, SIDE = 4000, 28
#: A model is sure whose probability is above.
SURE = 0.9
course = syllabus.load(HERE)
right = course.reference
Sets = dict[str, Any]


def digits() -> Sets:
    """Load the digits: 4000 to train on, 1000 to test."""
    table = np.loadtxt(next(iter(course.data)), delimiter=",", skiprows=1)
    X, labels = table[:, 1:].T / 255, table[:, 0].astype(int)
    return {
        "X": X[:, :TRAINING],
        "Y": right.one_hot(labels[:TRAINING], 10),
        "labels": labels[:TRAINING],
        "X_test": X[:, TRAINING:],
        "labels_test": labels[TRAINING:],
    }


def network(X: Any, Y: Any, seed: int = 0, **other: Any) -> tuple[dict[str, Any], list[float]]:
    """Train a network as lesson 6 does, unless something is said to be otherwise."""
    told = {
        "units": 128,
        "passes": 20,
        "smaller": 10,
        "batch_size": 32,
        "learning_rate": 0.1,
        "momentum": 0.9,
        "l2": 0.001,
    } | other
    units, passes, smaller = told.pop("units"), told.pop("passes"), told.pop("smaller")
    params = told.pop("params", None) or right.initialize(len(X), units, len(Y), seed)
    rng = np.random.default_rng(seed)
    costs: list[float] = []
    for count, factor in ((passes, 1.0), (smaller, 0.1)):
        orders = [rng.permutation(X.shape[1]) for _ in range(count)]
        rate = {**told, "learning_rate": factor * told["learning_rate"]}
        with np.errstate(all="ignore"):
            params, seen = right.train(params, X, Y, orders, **rate)
        costs += map(float, seen)
    return params, costs


def percent(params: dict[str, Any], X: Any, labels: Any) -> float:
    """Return the accuracy of a network, to a tenth of a percent."""
    return round(right.accuracy(labels, right.predict(params, X)), 2)


def linear(X: Any, Y: Any, l2: float = 0.0, steps: int = 1000, rate: float = 0.5) -> Any:
    """Train softmax regression by gradient descent from zero."""
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(steps):
        grads, _ = right.propagate_l2(W, b, X, Y, l2)
        W, b = W - rate * grads["dW"], b - rate * grads["db"]
    return W, b


def answers(W: Any, b: Any, X: Any) -> Any:
    """Answer with the largest score."""
    return np.argmax(W @ X + b, axis=0)


def softmax(sets: Sets) -> Any:
    """Lesson 1: ten classes without a hidden layer."""
    W, b = linear(sets["X"], sets["Y"])
    _, cost = right.propagate(W, b, sets["X"], sets["Y"])
    return {
        "start": round(float(np.log(10)), 3),
        "cost": round(cost, 3),
        "train": right.accuracy(sets["labels"], answers(W, b, sets["X"])),
        "test": right.accuracy(sets["labels_test"], answers(W, b, sets["X_test"])),
    }


def regularized(sets: Sets) -> Any:
    """Lesson 2: few examples, several strengths, chosen on a validation set."""
    few = 500
    train, validation, _ = right.split_three(sets["X"], sets["Y"], few, 1000)
    rows = []
    for l2 in (0.0, 0.001, 0.01, 0.1, 1.0):
        W, b = linear(*train, l2=l2, steps=3000, rate=0.3)
        found = [
            right.accuracy(np.argmax(Y, axis=0), answers(W, b, X)) for X, Y in (train, validation)
        ]
        size = float(np.sqrt(np.mean(W**2)))
        rows.append([l2, *(round(each, 1) for each in found), round(size, 3)])
        test = right.accuracy(sets["labels_test"], answers(W, b, sets["X_test"]))
        rows[-1].append(round(test, 1))
    best = right.best_strength([row[0] for row in rows], [row[2] for row in rows])
    return {"rows": rows, "best": best}


def batches(sets: Sets) -> Any:
    """Lesson 3: the same number of looked-at examples, in batches of several sizes."""
    rows = []
    for size, momentum in ((4000, 0.0), (4000, 0.9), (256, 0.9), (32, 0.0), (32, 0.9)):
        start = time.perf_counter()
        params, costs = network(
            sets["X"], sets["Y"], passes=5, smaller=0, batch_size=size, momentum=momentum
        )
        seconds = time.perf_counter() - start
        test = percent(params, sets["X_test"], sets["labels_test"])
        rows.append([size, momentum, round(costs[-1], 3), test, round(seconds, 1)])
    return {"rows": rows}


def sorted_batches(sets: Sets) -> Any:
    """Lesson 3: without shuffling, the examples sorted by their digit."""
    order, rng = np.argsort(sets["labels"], kind="stable"), np.random.default_rng(0)
    shuffled = [rng.permutation(TRAINING) for _ in range(5)]
    found = {}
    for name, orders in (("sorted", [order] * 5), ("shuffled", shuffled)):
        params = right.initialize(784, 128, 10, 0)
        with np.errstate(all="ignore"):
            params, _ = right.train(params, sets["X"], sets["Y"], orders, 32, 0.1, 0.9, 0.001)
        found[name] = percent(params, sets["X_test"], sets["labels_test"])
    return found


def starts(sets: Sets) -> Any:
    """Lesson 5: from zeros, from weights that are too small or too large, and from Formula 13."""
    good = right.initialize(784, 128, 10, 0)
    found = {}
    for name, factor in (("zeros", 0.0), ("small", 0.001), ("formula", 1.0), ("large", 30.0)):
        params = {key: factor * value for key, value in good.items()}
        params, costs = network(sets["X"], sets["Y"], params=params, passes=3, smaller=0)
        found[name] = {
            "cost": round(float(costs[-1]), 3),
            "test": percent(params, sets["X_test"], sets["labels_test"]),
            "different_units": len(np.unique(params["W1"].round(12), axis=0)),
        }
    alike = {key: np.full_like(value, 0.01) for key, value in good.items()}
    params, _ = network(sets["X"], sets["Y"], params=alike, passes=3, smaller=0)
    found["alike"] = {
        "test": percent(params, sets["X_test"], sets["labels_test"]),
        "different_units": len(np.unique(params["W1"].round(9), axis=0)),
    }
    return found


def plain(sets: Sets) -> Any:
    """Lesson 6: the whole network, with several seeds."""
    rows = []
    for seed in range(4):
        start = time.perf_counter()
        params, costs = network(sets["X"], sets["Y"], seed)
        seconds = time.perf_counter() - start
        train = percent(params, sets["X"], sets["labels"])
        test = percent(params, sets["X_test"], sets["labels_test"])
        rows.append([seed, round(costs[-1], 3), train, test, round(seconds, 1)])
    return {"rows": rows}


def units(sets: Sets) -> Any:
    """Lesson 6: hidden layers of several sizes."""
    rows = []
    for count in (2, 8, 32, 128):
        params, _ = network(sets["X"], sets["Y"], units=count)
        test = percent(params, sets["X_test"], sets["labels_test"])
        rows.append([count, percent(params, sets["X"], sets["labels"]), test])
    return {"rows": rows}


def shifted(sets: Sets) -> Any:
    """Lesson 7: trained on each image and its four shifted copies."""
    X, Y = right.with_shifted(sets["X"], sets["Y"], SIDE)
    moved = right.shift_images(sets["X_test"], 0, 2, SIDE)
    rows = []
    for seed in range(4):
        params, _ = network(X, Y, seed, passes=8, smaller=2, batch_size=64, l2=0.0003)
        unshifted, _ = network(sets["X"], sets["Y"], seed)
        rows.append(
            [
                seed,
                percent(params, sets["X_test"], sets["labels_test"]),
                percent(unshifted, sets["X_test"], sets["labels_test"]),
                percent(params, moved, sets["labels_test"]),
                percent(unshifted, moved, sets["labels_test"]),
            ]
        )
    return {"rows": rows}


def errors(sets: Sets) -> Any:
    """Lesson 8: what the network of lesson 7 gets wrong."""
    X, Y = right.with_shifted(sets["X"], sets["Y"], SIDE)
    params, _ = network(X, Y, passes=8, smaller=2, batch_size=64, l2=0.0003)
    said = right.predict(params, sets["X_test"])
    counts = right.confusion(sets["labels_test"], said, 10)
    _, A = right.forward(**params, X=sets["X_test"])
    sure = A.max(axis=0)
    wrong = said != sets["labels_test"]
    return {
        "test": percent(params, sets["X_test"], sets["labels_test"]),
        "wrong": int(wrong.sum()),
        "most": list(right.most_confused(counts)),
        "times": int(counts[right.most_confused(counts)]),
        "worst": int(np.argmin(np.diag(counts) / counts.sum(axis=1))),
        "worst_percent": round(100 * float(np.min(np.diag(counts) / counts.sum(axis=1))), 1),
        "sure_right": round(100 * float(sure[~wrong].mean()), 1),
        "sure_wrong": round(100 * float(sure[wrong].mean()), 1),
        "sure_above_90": round(100 * float((~wrong)[sure > SURE].mean()), 1),
    }


CLAIMS: tuple[Callable[[Sets], Any], ...] = (
    softmax,
    regularized,
    batches,
    sorted_batches,
    starts,
    plain,
    units,
    shifted,
    errors,
)


def main(names: list[str]) -> None:
    """Measure, and keep."""
    sets = digits()
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    for claim in CLAIMS:
        if not names or claim.__name__ in names:
            kept[claim.__name__] = claim(sets)
            KEPT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
