"""From a probability to an answer."""

import itertools

import numpy as np

from checker.extend import (
    Function,
    Lesson,
    check,
    same_structure,
)

from .answers import same_answers, zeros_and_ones
from .places import descent, ones

LESSON = Lesson(
    Function("predict(w, b, X)", returns="Y_prediction"),
    derived=False,
    builds_on=("lesson2_sigmoid",),
)


def example(rng, n, m):
    """Make w, b and X with answers of both kinds, which change when b is left out."""
    X = rng.normal(size=(n, m))
    w = rng.normal(size=(n, 1))
    b = float(-np.median(w.T @ X) + rng.choice([-0.7, 0.7]))
    return {"w": w, "b": b, "X": X}


@check
def contract(student, rng):
    """predict returns one answer, 0 or 1, for each example: shape (1, m)"""
    for n, m in ((4, 7), (3, 1), (1, 5)):
        at = example(rng, n, m)
        same_structure(student.predict, [at])
        zeros_and_ones(student.predict(**at)["Y_prediction"])


@check(needs="contract")
def values(student, rng):
    """The answers are right on small examples of several shapes"""
    chosen = [example(rng, n, m) for n, m in ((4, 40), (2, 25), (7, 33))]
    untrained = example(rng, 3, 8) | {"w": np.zeros((3, 1)), "b": -0.3}
    right_answers(student.predict, [*chosen, untrained])


@check(needs="contract")
def threshold(student):
    """The line between yes and no is a probability of 0.5"""
    X = np.array([[-3.0, -0.4, -0.04, 0.04, 0.4, 3.0]])
    line = {"w": np.array([[1.0]]), "b": 0.0, "X": X}
    right_answers(student.predict, [line])
    if np.all(student.predict(**line | {"X": np.zeros((1, 2))})["Y_prediction"]):
        student.remarks.append(
            "Your predict answers 1 at a probability of exactly one half. The lesson answers 1 "
            "above one half: > and not >=. It hardly ever matters, so it is not wrong."
        )


@check(needs="contract")
def real_digits(student, real_digits):
    """The answers of a trained model to 200 real digits are right"""
    at = ones(real_digits)
    untrained = {**at, "w": np.zeros((len(at["X"]), 1)), "b": 0.0}
    trained = next(itertools.islice(descent(untrained, 0.5), 40, None))
    right_answers(student.predict, [{name: trained[name] for name in ("w", "b", "X")}])


def right_answers(predict, chosen):
    """Demand the right answer to each example that is not undecided."""
    for at in chosen:
        same_answers(predict(**at)["Y_prediction"], at)


#: Scores on both sides of every line that may be drawn by mistake, in three mixtures with other
#: means. Some begin or end with a 1, so that an answer that is left out is missed.
SCORES = (
    (3.5, -2.5, 0.02, 0.1, 0.3, -0.3, 6.0, 0.45, 0.52, 0.7, -0.7, 1.0, 1.3, 1.8, 2.5, -1.3, 1.1),
    (-0.6, 0.45, 2.2, 3.0, 2.7, 4.0, 1.4, 0.9, 3.3, 0.05, 2.0),
    (1.6, -0.2, -1.2, -2.0, 0.8, -3.0, 0.25, -0.9),
)


def inputs_of_predict(rng):
    """Examples of n features that lead to these scores, but for some noise."""
    for n, b, scores in zip((4, 3, 1), (0.9, -0.8, -0.6), SCORES, strict=True):
        z = np.array([scores]) * rng.uniform(0.98, 1.02, size=(1, len(scores)))
        w = rng.uniform(0.5, 1.5, size=(n, 1))
        X = rng.normal(size=(n, len(scores)))
        X += (z - b - w.T @ X) * w / np.sum(w**2)  # the least change that gives these scores
        yield {"w": w, "b": b, "X": X}


def extreme_inputs():
    """Scores so far from 0 that e to their power has no place in a float."""
    return {"predict": {"w": np.ones((1, 1)), "b": 0.0, "X": np.array([[-800.0, 800.0, -900.0]])}}


def large_inputs():
    """Many examples, which a loop takes long for."""
    m = 50_000
    single = np.float32  # its exponentials cost little: what is measured is the loop
    at = {"w": np.ones((1, 1), single), "b": 0.1, "X": np.linspace(-4, 4, m, dtype=single)[None]}
    return {"predict": (f"{m} examples", at)}
