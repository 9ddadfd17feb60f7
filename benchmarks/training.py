"""Training the reference beside the two matrix products that nothing can spare.

`run.py` starts this in a process of its own, with one thread for the matrix products: on a busy
machine the threads of a matrix product wait for each other, and one would time only that.
"""

import itertools
import json
import sys
import time
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from timing import in_turns

from checker.course import syllabus

COURSE = syllabus.shipped()
#: Short turns, so that a neighbour on the machine hurts both sides alike.
ITERATIONS, RUNS = 10, 250
RATE, LONG = 0.5, 2000


def main() -> None:
    """Print what was measured, as JSON."""
    rates = COURSE.own_module("demo.rates")
    sets = rates.real_sets(COURSE)
    X, Y = sets.X_train, sets.Y_train
    w, error = np.zeros((len(X), 1)), np.ones((Y.size, 1))

    def descend() -> None:
        COURSE.reference.optimize(w, 0.0, X, Y, ITERATIONS, RATE)

    def multiply() -> None:
        for _ in range(ITERATIONS):
            w.T @ X
            X @ error

    turns = in_turns(descend, multiply, RUNS)
    seconds, base_seconds = ([100 / ITERATIONS * each for each in times] for times in turns)
    start = time.perf_counter()
    training = rates.train(COURSE.reference, sets, RATE, (LONG,))
    long = time.perf_counter() - start
    wanted = training.rows[-1].train_accuracy
    found = {"accuracy": wanted, "long": long, **sklearn_reaching(wanted, X.T, Y.ravel())}
    json.dump({"seconds": seconds, "base_seconds": base_seconds, "beside": found}, sys.stdout)


def sklearn_reaching(wanted: float, rows: np.ndarray, labels: np.ndarray) -> dict[str, float]:
    """Return the seconds of the fewest iterations with which scikit-learn reaches an accuracy."""
    warnings.simplefilter("ignore", ConvergenceWarning)  # stopping early is what we ask for
    rows = np.ascontiguousarray(rows)
    for iterations in itertools.count(5, 5):
        model = LogisticRegression(C=1.0, max_iter=iterations)
        start = time.perf_counter()
        model.fit(rows, labels)
        seconds = time.perf_counter() - start
        reached = 100 * model.score(rows, labels)
        if reached >= wanted:
            break
    return {"sklearn_iterations": iterations, "sklearn": seconds, "reached": reached}


if __name__ == "__main__":
    main()
