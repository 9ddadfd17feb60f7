"""The demo's figures: the right model trained at several learning rates, as the article did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

LEARNING_RATES = (0.0015, 0.015, 0.5, 1.0)
#: After so many iterations the accuracy is noted.
STOPS = (500, 1000, 2000)
#: The costs of every tenth iteration are drawn.
EVERY = 10


class Sets(NamedTuple):
    """What to learn from, and what to try it on."""

    X_train: Any  #: shape (n, m_train), pixels 0 to 1
    Y_train: Any  #: shape (1, m_train), 1 for a one
    X_test: Any  #: shape (n, m_test)
    Y_test: Any  #: shape (1, m_test)


class Row(NamedTuple):
    """A line of the article's table; all but the first two are percentages."""

    learning_rate: float  #: how far each step goes
    iterations: int  #: how many steps
    train_accuracy: float  #: right answers on the training set
    test_accuracy: float  #: right answers on the test set
    always_no: float  #: right answers on the test set of always saying "no"
    ones_found: float  #: of the ones in the test set


@dataclass(frozen=True, kw_only=True)
class Training:
    """What came of one learning rate."""

    learning_rate: float  #: how far each step went
    costs: Sequence[float]  #: before the iterations 0, `EVERY`, 2 · `EVERY` …
    rows: Sequence[Row]  #: one for each stop


def real_sets(course: Any) -> Sets:
    """4000 real digits to learn from and 1000 others, asked "is it a one?"."""
    pixels, labels = course.module("digits").load()
    reference = course.reference
    X, Y = reference.scale_pixels(pixels), reference.binarize_labels(labels)
    return Sets(*reference.split_train_test(X, Y))


def train(
    reference: Any,
    sets: Sets,
    learning_rate: float,
    stops: Sequence[int] = STOPS,
    advance: Callable[[], object] = lambda: None,
) -> Training:
    """Train once, and note on the way how good the model is.

    Parameters
    ----------
    reference : Reference
        The right functions of the course.
    sets : Sets
        The digits.
    learning_rate : float
        How far each step goes.
    stops : sequence of int
        After how many iterations to try the model; the largest ends the training.
    advance : callable
        Called after each iteration, to move a progress bar.
    """
    costs, rows = [], []
    w, b = reference.initialize_with_zeros(len(sets.X_train))
    for done in range(1, max(stops) + 1):
        grads, cost = reference.propagate(w, b, sets.X_train, sets.Y_train)
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        if (done - 1) % EVERY == 0:
            costs.append(cost)
        if done in stops:
            rows.append(Row(learning_rate, done, **tried(reference, sets, w, b)))
        advance()
    return Training(learning_rate=learning_rate, costs=costs, rows=rows)


def tried(reference: Any, sets: Sets, w: Any, b: Any) -> dict[str, float]:
    """Return the percentages of lesson 7's tables for the model that was learned so far."""
    answers = {
        "Y_prediction_train": reference.predict(w, b, sets.X_train),
        "Y_prediction_test": reference.predict(w, b, sets.X_test),
    }
    found: dict[str, float] = reference.percentages(answers, sets.Y_train, sets.Y_test)
    return found
