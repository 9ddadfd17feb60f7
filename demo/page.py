"""What a reader of the pages can try with functions of their own, on real digits."""

from __future__ import annotations

import functools
import io
import time
from typing import Any

import numpy as np

ITERATIONS = 100
LEARNING_RATE = 0.5
TRAINING = 4000
#: Of the models in the plot: as many digits and iterations as a reader waits for.
PLOTTED, PLOTTED_ITERATIONS, RATES = 500, 600, (0.5, 0.05, 0.005)


def train(trial: Any) -> dict[str, str]:
    """Train with the reader's functions; say how long it took, and how good the model is.

    Parameters
    ----------
    trial : Trial
        The reader's functions; see `checker.browser.experiments`.
    """
    X, Y = real_digits(trial.course)
    sets = (X[:, :TRAINING], Y[:, :TRAINING], X[:, TRAINING:], Y[:, TRAINING:])
    trial.count("propagate", ITERATIONS)
    start = time.perf_counter()
    result = trial.call("model", *sets, ITERATIONS, LEARNING_RATE)
    seconds = time.perf_counter() - start
    found = trial.course.reference.percentages(result, sets[1], sets[3])
    return {
        "say": f"{ITERATIONS} iterations on {TRAINING} digits took {seconds:.1f} s. Right answers: "
        f"{found['train_accuracy']:.1f} % of the training set, {found['test_accuracy']:.1f} % of "
        f"the test set; always saying no is right for {found['always_no']:.1f} % of it. Of the "
        f"ones there, {found['ones_found']:.1f} % were found."
    }


def plot(trial: Any) -> dict[str, str]:
    """Draw the reader's own plot of the costs of three models trained on real digits."""
    X, Y = real_digits(trial.course)
    sets = (X[:, :PLOTTED], Y[:, :PLOTTED], X[:, -PLOTTED:], Y[:, -PLOTTED:])
    results = [trial.course.reference.model(*sets, PLOTTED_ITERATIONS, rate) for rate in RATES]
    axes = trial.call("plot_costs", results)
    file = io.StringIO()
    axes.figure.savefig(file, format="svg")
    return {
        "say": "Your plot is below.",
        "svg": file.getvalue(),
        "alt": "What your plot_costs drew: the cost over the iterations, for three learning rates",
    }


@functools.cache
def real_digits(course: Any) -> tuple[Any, Any]:
    """Return all digits: X (784, 5000) from 0 to 1, and Y (1, 5000), whether it is a one."""
    pixels, labels = course.module("digits").load()
    X = np.ascontiguousarray(pixels.T, dtype=np.float64) / 255
    return X, (labels == 1).astype(np.float64).reshape(1, -1)
