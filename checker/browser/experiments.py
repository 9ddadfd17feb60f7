"""Run what the student built on real digits, in the page: training, and the plot of lesson 7."""

from __future__ import annotations

import functools
import io
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from checker import course, digits, reference
from checker.collector import Run, load
from checker.model import Submission
from checker.student.guard import Guard
from checker.student.host import Host
from checker.student.inprocess import InProcessStarter
from checker.student.session import Session

ITERATIONS = 100
LEARNING_RATE = 0.5
TRAINING = 4000
#: Of the models in the plot: as many digits and iterations as a reader waits for.
PLOTTED, PLOTTED_ITERATIONS, RATES = 500, 600, (0.5, 0.05, 0.005)

Told = Callable[[int, int], object]


@dataclass(frozen=True, kw_only=True)
class Trained:
    """What came of training on 4000 digits, shown with the 1000 others."""

    iterations: int  #: how many
    seconds: float  #: wall time
    train: float  #: right answers on the training set, in percent
    test: float  #: the same on the test set
    always_no: float  #: right answers on the test set of a model that always says no
    ones_found: float  #: share of the ones in the test set that were found, in percent


def train(submission: Submission, told: Told) -> Trained:
    """Train with the student's functions; those that are missing come from the reference.

    Parameters
    ----------
    submission : Submission
        The student's text.
    told : callable
        Called with the number of the iteration, and of how many, before each `propagate`.
    """
    X, Y = real_digits()
    sets = (X[:, :TRAINING], Y[:, :TRAINING], X[:, TRAINING:], Y[:, TRAINING:])
    with _loaded(submission, "lesson6_model", told) as session:
        start = time.perf_counter()
        result: Any = session.call("model", [*sets, ITERATIONS, LEARNING_RATE], {})["result"]
        seconds = time.perf_counter() - start
        found = reference.experiment(result, sets[1], sets[3])
    return Trained(
        iterations=ITERATIONS,
        seconds=seconds,
        train=found["train_accuracy"],
        test=found["test_accuracy"],
        always_no=found["always_no"],
        ones_found=found["ones_found"],
    )


def plot(submission: Submission) -> str:
    """Draw the student's `plot_costs` of three models trained on real digits; SVG."""
    X, Y = real_digits()
    sets = (X[:, :PLOTTED], Y[:, :PLOTTED], X[:, -PLOTTED:], Y[:, -PLOTTED:])
    results = [reference.model(*sets, PLOTTED_ITERATIONS, rate) for rate in RATES]
    file = io.StringIO()
    with _loaded(submission, "lesson7_experiments") as session:
        axes: Any = session.call("plot_costs", [results], {})["result"]
        axes.figure.savefig(file, format="svg")
    return file.getvalue()


@functools.cache
def real_digits() -> tuple[Any, Any]:
    """All digits: X (784, 5000) from 0 to 1, and Y (1, 5000), whether it is a one."""
    pixels, labels = digits.load()
    X = np.ascontiguousarray(pixels.T, dtype=np.float64) / 255
    return X, reference.binarize_labels(labels).reshape(1, -1)


@contextmanager
def _loaded(submission: Submission, stem: str, told: Told | None = None) -> Iterator[Session]:
    """Load the student's functions into this process, for a while."""
    host = Host(InProcessStarter())
    loaded = load(course.lesson(stem), Run(submission=submission, host=host))
    session = Session()
    with Guard(loaded.modules).inside():
        session.prepare(list(loaded.libraries))
        session.load(
            {
                "modules": dict(loaded.modules),
                "files": dict(loaded.files),
                "given": loaded.given,
                "given_modules": {name: list(x) for name, x in loaded.given_modules.items()},
                "seed": loaded.seed,
            }
        )
        if told is not None:
            for name in loaded.modules:
                _count(vars(sys.modules[f"lessons.{name}"]), told)
        yield session


def _count(namespace: dict[str, Any], told: Told) -> None:
    """Tell of each call of `propagate` that is made by this name in a module."""
    propagate = namespace.get("propagate")
    if not callable(propagate):
        return
    done = 0

    def counted(*arguments: Any, **named: Any) -> Any:
        nonlocal done
        done += 1
        told(min(done, ITERATIONS), ITERATIONS)
        return propagate(*arguments, **named)

    namespace["propagate"] = counted
