"""Where a network starts."""

import numpy as np

from checker.extend import Failure, Function, Lesson, a_number, check, equal

WEIGHTS = {"W1": "n", "W2": "units"}

LESSON = Lesson(
    Function(
        "initialize(n, units, classes, seed)",
        returns="{'W1': W1, 'b1': b1, 'W2': W2, 'b2': b2}",
        read={"W1": "formula-13", "W2": "formula-13", "b1": "biases", "b2": "biases"},
        unconstrained=tuple(WEIGHTS),  # no draw is the only right one
    ),
)


def inputs_of_initialize(rng):
    for n, units, classes in ((5, 4, 3), (2, 7, 4)):
        yield {"n": n, "units": units, "classes": classes, "seed": int(rng.integers(1000))}


def large(rng):
    """Choose sizes at which a mean and a spread can be told: 20,000 weights and more a layer."""
    n, units, classes = 300, 100, 200
    return {"n": n, "units": units, "classes": classes, "seed": int(rng.integers(1000))}


@check(needs="contract")
def shapes(student, rng):
    """W1 has a row for each unit, W2 one for each class"""
    for at in inputs_of_initialize(rng):
        made = student.initialize(**at)
        for name, rows, columns in (("W1", "units", "n"), ("W2", "classes", "units")):
            wanted = at[rows], at[columns]
            if np.shape(made[name]) != wanted:
                raise Failure(
                    f"{name} has shape {np.shape(made[name])}; it should have {wanted}, that is "
                    f"({rows}, {columns}).",
                    about=name,
                )


@check(needs="shapes")
def no_two_alike(student, rng):
    """No two units start alike"""
    for at in inputs_of_initialize(rng):
        made = student.initialize(**at)
        for name in WEIGHTS:
            if len(np.unique(made[name])) < np.size(made[name]):
                raise Failure(
                    f"{name} holds equal numbers, so units get equal gradients and stay alike.",
                    "What do two units learn that start with the same weights?",
                    about=name,
                )


@check(needs="no_two_alike")
def spread(student, rng):
    """The weights are normally distributed around 0, as wide as Formula 13 says"""
    at = large(rng)
    made = student.initialize(**at)
    for name, inputs in WEIGHTS.items():
        W, wanted = np.asarray(made[name]), np.sqrt(2 / at[inputs])
        mean, got = float(np.mean(W)), float(np.std(W))
        if abs(mean) > wanted / 20:  # seven standard errors and more
            raise Failure(
                f"{name} has mean {a_number(mean)}; it should be near 0.",
                "Are there as many weights below 0 as above?",
                about=name,
            )
        if abs(got / wanted - 1) > 0.05:  # ten standard errors
            raise Failure(
                f"{name} has standard deviation {a_number(got)}; by Formula 13 it should be near "
                f"{a_number(wanted)}, since each unit has {at[inputs]} inputs.",
                "How many inputs has a unit of this layer, and where is the square root?",
                about=name,
            )
        if abs(float(np.mean(np.abs(W))) / got - np.sqrt(2 / np.pi)) > 0.02:
            raise Failure(
                f"{name} is spread as it should, and not normally distributed.",
                "Which method of a random generator draws from a normal distribution?",
                about=name,
            )


@check(needs="shapes")
def seed(student, rng):
    """The same seed gives the same weights, another one others"""
    (at, *_) = inputs_of_initialize(rng)
    first, again = (student.initialize(**at)["W1"] for _ in range(2))
    equal(again, first, "W1 of a second call with the same seed")
    other = student.initialize(**{**at, "seed": at["seed"] + 1})["W1"]
    if np.array_equal(first, other):
        raise Failure("Another seed gives the same W1. Is the seed used?", about="W1")
