"""Ten probabilities, one for each digit."""

import numpy as np

from checker.extend import Function, Lesson, check, gradcheck, laws

from .places import SIZES, examples, labels_of

LESSON = Lesson(
    Function("one_hot(labels, classes)", returns="Y", read={"Y": "one-hot"}),
    Function("softmax(Z)", returns="A", read={"A": "formula-1"}),
    Function(
        "propagate(W, b, X, Y)",
        returns="{'dW': dW, 'db': db}, cost",
        read={"cost": "formula-2", "dW": "formula-3", "db": "formula-4"},
        shapes={"X": "n, m"},
    ),
)


def inputs_of_one_hot(rng):
    for _, _, classes, m in SIZES:
        yield {"labels": labels_of(rng, classes, m), "classes": classes}
    yield {"labels": np.array([0, 2, 0]), "classes": 5}  # the last class occurs nowhere


def inputs_of_softmax(rng):
    for _, _, classes, m in SIZES:
        yield {"Z": rng.normal(size=(classes, m))}


def inputs_of_propagate(rng):
    for n, _, classes, m in SIZES:
        W, b = rng.normal(size=(classes, n)), rng.normal(size=(classes, 1))
        yield {"W": W, "b": b, **examples(rng, n, classes, m)}


@check(needs="A")
def large_scores(student, rng):
    """The probabilities of an example add up to 1, for scores of ±1000 too"""
    scores = rng.choice([-1000.0, 1000.0], size=(3, 6)) + rng.normal(size=(3, 6))
    laws.sums_to_one(student.softmax, [{"Z": scores}], axis=0)


@check(needs="propagate_contract")
def slope(student, rng):
    """dW and db are the slope of your own cost (numerical gradient check)"""
    at = inputs_of_propagate(rng)
    gradcheck(student.propagate, at, cost="cost", gradients={"W": "dW", "b": "db"})
