"""Everything together."""

import numpy as np

from checker.extend import (
    Failure,
    Function,
    Lesson,
    check,
    same_as_solution,
    same_structure,
)

from .answers import same_answers
from .costs import numbers, same_costs
from .sets import made_up, real, split

LESSON = Lesson(
    Function(
        "model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)",
        returns="""{
            'costs': costs,
            'Y_prediction_test': Y_prediction_test,
            'Y_prediction_train': Y_prediction_train,
            'w': w,
            'b': b,
            'learning_rate': learning_rate,
            'num_iterations': num_iterations,
        }""",
        shapes={"X_train": "n, m"},
        unconstrained=("costs",),
    ),
    derived=False,
    builds_on=("lesson1_initialize", "lesson4_optimize", "lesson5_predict"),
)


def run(sets, num_iterations, learning_rate):
    """Return the arguments of a training on two sets."""
    return {**sets, "num_iterations": num_iterations, "learning_rate": learning_rate}


@check
def contract(student, rng):
    """model returns a dict with the seven keys of the lesson"""
    same_structure(student.model, [run(made_up(rng, 4, 9, 5), 8, 0.2)])


@check(needs="contract")
def learned(student, rng):
    """w and b are what gradient descent from zero learns on the training set"""
    sets = [made_up(rng, *sizes) for sizes in ((4, 30, 11), (3, 17, 23))]
    same_as_solution(student.model, [run(each, 25, 0.3) for each in sets], "w", "b")


@check(needs="contract")
def iterations_and_rate(student, rng):
    """num_iterations and learning_rate reach the loop, and are reported"""
    sets = made_up(rng, 3, 20, 7)
    runs = [run(sets, *how) for how in ((5, 0.1), (5, 0.7), (31, 0.1))]
    same_as_solution(student.model, runs, "w", "num_iterations", "learning_rate")


@check(needs="learned")
def costs(student, rng):
    """costs are those that optimize kept while it learned"""
    sets, descent = made_up(rng, 3, 20, 7), (130, 0.1)
    kept = student.model(**run(sets, *descent))["costs"]
    if not numbers(kept) and student.takes("model", "print_cost"):  # kept where they are printed
        kept = student.model(**run(sets, *descent), print_cost=True)["costs"]
    start = {"w": np.zeros((3, 1)), "b": 0.0, "X": sets["X_train"], "Y": sets["Y_train"]}
    same_costs(kept, student.propagate, start, *descent)


@check(needs="learned")
def predictions(student, rng):
    """Both sets are answered with the w and b that were learned"""
    at = run(made_up(rng, 4, 40, 31), 30, 0.4)
    right_predictions(student.model(**at), at, student.model.right(**at))


@check(needs="contract")
def real_digits(student, real_digits):
    """Trained on 150 real digits, it answers for 50 others as it should"""
    at = run(real(real_digits), 30, 0.4)
    same_as_solution(student.model, [at], "w")
    right_predictions(student.model(**at), at, student.model.right(**at))


def right_predictions(got, at, right):
    """Demand the answers of the learned w and b for both sets."""
    for which in ("train", "test"):
        name, X = f"Y_prediction_{which}", at[f"X_{which}"]
        if not np.any(got[name]) and np.any(right[name]):
            raise Failure(
                f"{name} is 0 everywhere; the trained model answers 1 for "
                f"{int(right[name].sum())} of {X.shape[1]} examples.",
                "Which w and b does predict get: those from the start, or those learned?",
                about=name,
            )
        same_answers(got[name], {"w": right["w"], "b": right["b"], "X": X}, name)


def inputs_of_model(rng):
    """Trainings on which programs differ: the longest last, for its costs.

    As many ones as zeros to train on, and positive pixels, so that the bias matters; and since
    both labels are as frequent, it does not decide alone where pixels are scaled down by mistake.
    """
    for n, m_train, m_test, steps, about in ((4, 60, 77, 7, 0.3), (3, 80, 110, 103, 0.7)):
        m = m_train + m_test
        X = rng.uniform(0, 2, size=(n, m))
        direction = np.where(np.arange(n) % 2, -1.0, 1.0)
        scores = direction @ X + 0.3 * rng.normal(size=m)
        cuts = np.quantile(scores[:m_train], 0.5), np.quantile(scores[m_train:], 0.4)
        Y = (scores > np.repeat(cuts, (m_train, m_test))).astype(np.float64).reshape(1, m)
        yield run(split(X, Y, m_train), steps, about * float(rng.uniform(0.8, 1.2)))
