"""Small weights, and how to choose how small."""

from checker.extend import Function, Lesson, check, gradcheck

from .lesson1_softmax import inputs_of_propagate
from .places import examples

LESSON = Lesson(
    Function(
        "split_three(X, Y, train_size, validation_size)",
        returns="train, validation, test",
        read={"validation": "three-sets"},
    ),
    Function(
        "propagate_l2(W, b, X, Y, l2)",
        returns="{'dW': dW, 'db': db}, cost",
        read={"cost": "formula-5", "dW": "formula-5", "db": "formula-5"},
        shapes={"X": "n, m"},
    ),
    Function(
        "best_strength(strengths, accuracies)",
        returns="strength",
        read={"strength": "three-sets"},
    ),
    builds_on=("lesson1_softmax",),
)


def inputs_of_split_three(rng):
    for sizes in ((5, 3), (2, 6), (4, 4)):
        given = examples(rng, 3, 2, 10)
        yield {**given, "train_size": sizes[0], "validation_size": sizes[1]}


def inputs_of_propagate_l2(rng):
    for at in inputs_of_propagate(rng):
        yield {**at, "l2": float(rng.uniform(0.2, 0.9))}


def inputs_of_best_strength(rng):
    strengths = [0.0, 0.001, 0.01, 0.1]
    for accuracies in ([90.0, 92.5, 91.0, 80.0], [70.0, 80.0, 80.0, 60.0], [50.0] * 4):
        order = rng.permutation(4)
        yield {
            "strengths": [strengths[i] for i in order],
            "accuracies": [accuracies[i] for i in order],
        }


@check(needs="propagate_l2_contract")
def l2_slope(student, rng):
    """dW and db are the slope of your own cost, penalty included (numerical gradient check)"""
    at = inputs_of_propagate_l2(rng)
    gradcheck(student.propagate_l2, at, cost="cost", gradients={"W": "dW", "b": "db"})
