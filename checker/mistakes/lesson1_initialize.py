"""What students do wrong in lesson 1."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from checker.mistake import Mistake, Probes, Program

PROGRAMS = (
    Program(
        function="initialize_with_zeros",
        text="""
def initialize_with_zeros(dim):
    w = np.zeros((dim, 1))
    b = 0.0
    return w, b
""",
    ),
)
NAMES: dict[str, object] = {}


def probes(rng: np.random.Generator) -> Probes:
    """Inputs on which right and wrong programs differ."""
    dims = (4, 2, 1, int(rng.integers(8, 20)))
    return {"initialize_with_zeros": [(dim,) for dim in dims]}


def _mistake(what: str, changes: Mapping[str, str], message: str, *hints: str) -> Mistake:
    return Mistake(
        code=f"initialize-{what}",
        function="initialize_with_zeros",
        changes=changes,
        message=message,
        hints=hints,
        read="w-and-b",
    )


def _number_of_weights(number: int) -> Mistake:
    return _mistake(
        f"w-always-{number}",
        {"w": f"np.zeros(({number}, 1))"},
        f"You always make {number} weights, whatever dim says. Another data set has another "
        "number of features, and needs as many weights.",
        "Where in your function does the parameter dim appear?",
        "A number written into the code stands where the parameter should stand.",
    )


def _filled_with(what: str, w: str) -> Mistake:
    return _mistake(
        f"w-{what}",
        {"w": w},
        f"Your weights are {what.replace('-', ' ')}. This course starts from zeros, so that the "
        "first cost is known to everyone: ln 2 = 0.693.",
        "What is the name of the function that you are writing?",
        "numpy has a function that makes an array of zeros of a given shape.",
    )


MISTAKES = (
    _mistake(
        "w-flat",
        {"w": "np.zeros(dim)"},
        "Your w has one axis only, shape (dim,). It must be a column of shape (dim, 1): a "
        "transpose does nothing to an array with one axis, and lesson 3 turns w into a row.",
        "Print w.shape and w.T.shape. Do they differ, as they should?",
        "A shape is a tuple of as many numbers as there are axes.",
    ),
    _mistake(
        "w-row",
        {"w": "np.zeros((1, dim))"},
        "Your w is a row, shape (1, dim). The course keeps it as a column, shape (dim, 1), and "
        "makes it a row with w.T where Formula 2 needs that.",
        "The first number of a shape counts rows, the second one columns.",
        "Print w.shape: both numbers are right, and their order is not.",
    ),
    _mistake(
        "w-shape-without-parentheses",
        {"w": "np.zeros(dim, 1)"},
        "You give numpy the shape as two arguments. It takes the second one for a data type, and "
        "1 is none. A shape is one argument.",
        "How does Python write two numbers as one thing?",
        "The shape needs parentheses of its own.",
    ),
    _mistake(
        "w-integers",
        {"w": "np.zeros((dim, 1), dtype=int)"},
        "Your w holds whole numbers. A step of learning is a fraction such as 0.3, and an array "
        "of integers cannot keep it.",
        "What is w.dtype, and what would it be without your dtype?",
        "A dtype of int, or a 0 without a point, makes whole numbers; np.zeros alone "
        "makes fractions.",
    ),
    _mistake(
        "w-single-number",
        {"w": "0.0"},
        "Your w is a single zero. Each of the dim features needs a weight of its own.",
        "How many pixels does an image have, and how many weights do you make?",
        "numpy has a function that makes an array of zeros of a given shape.",
    ),
    _mistake(
        "w-square",
        {"w": "np.zeros((dim, dim))"},
        "Your w is a square of dim × dim numbers. There is one weight for each feature, so w has "
        "a single column.",
        "What should the second number of the shape be?",
    ),
    _mistake(
        "w-one-too-many",
        {"w": "np.zeros((dim + 1, 1))"},
        "Your w has one weight more than there are features. Some books put the bias there; in "
        "this course b is a number of its own.",
        "How many weights should there be for 784 pixels?",
    ),
    _mistake(
        "w-three-axes",
        {"w": "np.zeros((dim, 1, 1))"},
        "Your w has three axes. A column has two: rows and columns.",
        "Which shape does the docstring name?",
    ),
    _number_of_weights(784),
    _number_of_weights(400),
    _number_of_weights(12288),
    _filled_with("ones", "np.ones((dim, 1))"),
    # The checker seeds the student's process with 0; these are what it then draws.
    _filled_with("random", "np.random.RandomState(0).randn(dim, 1)"),
    _filled_with("small-and-random", "np.random.RandomState(0).randn(dim, 1) * 0.01"),
    _filled_with("random-from-0-to-1", "np.random.RandomState(0).rand(dim, 1)"),
    _mistake(
        "b-column",
        {"b": "np.zeros((dim, 1))"},
        "Your b is a column of dim numbers. The model has one bias in all: Formula 1 adds one "
        "number b, however many weights there are.",
        "Of a line y = ax + b: how many b are there?",
        "For b no function of numpy is needed: a plain number will do.",
    ),
    _mistake(
        "b-flat",
        {"b": "np.zeros(dim)"},
        "Your b is an array of dim numbers. The model has one bias in all: Formula 1 adds one "
        "number b, however many weights there are.",
        "Of a line y = ax + b: how many b are there?",
        "For b no function of numpy is needed: a plain number will do.",
    ),
    _mistake(
        "b-one",
        {"b": "1.0"},
        "Your b starts at 1. This course starts w and b at zero.",
        "What is the name of the function that you are writing?",
    ),
    _mistake(
        "b-none",
        {"b": "None"},
        "Your b is None. It should be the number zero: something will be added to it.",
        "With which number does learning start?",
    ),
    _mistake(
        "exchanged",
        {"return": "return b, w"},
        "You return b before w. The lesson returns w first, and the caller takes them in that "
        "order.",
        "Compare your return with the order in the docstring.",
        "The name that stands last after your return belongs first.",
    ),
    _mistake(
        "only-w",
        {"return": "return w"},
        "You return w alone. The lesson returns two things: w and b.",
        "What does the caller of your function still need?",
        "Two values can stand after one return, with a comma between them.",
    ),
    _mistake(
        "only-b",
        {"return": "return b"},
        "You return b alone. The lesson returns two things: w and b.",
        "What does the caller of your function still need?",
        "Two values can stand after one return, with a comma between them.",
    ),
    _mistake(
        "as-dict",
        {"return": 'return {"w": w, "b": b}'},
        "You return a dict. The lesson returns w and b, one after the other.",
        "Put a comma between two values after return: what comes back?",
    ),
    _mistake(
        "nothing-returned",
        {"return": "print(w, b)"},
        "initialize_with_zeros returns nothing, so its caller gets None. A function hands its "
        "results back with return; print only shows them.",
        "Is there a return at the end of your function?",
        "The last line of your function should begin with return, and name what it computed.",
    ),
)
