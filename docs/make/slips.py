"""What common slips cost: each is made in a right program and graded, when the site is built."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from checker.course import syllabus
from checker.grading.marks.marks import number, points_of
from checker.grading.marks.rubric import fair
from checker.grading.schedule.task import Settings, Task, grade_one

#: Right programs, as students write them.
RIGHT = {
    "lesson2_sigmoid": """\
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))
""",
    "lesson3_propagate": """\
import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
    return {"dw": dw, "db": db}, cost
""",
    "lesson4_optimize": """\
from lessons.lesson3_propagate import propagate


def optimize(w, b, X, Y, num_iterations, learning_rate):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs
""",
    "lesson5_predict": """\
import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return (A > 0.5).astype(float)
""",
}
STEMS = tuple(RIGHT)


class Slip(NamedTuple):
    """A slip: what is written in place of what is right, and where."""

    name: str  #: as a lecturer says it
    number: int  #: of the lesson in which it is made
    right: str
    wrong: str


_NUMPY = "import numpy as np\n"
_SIGMOID = "from lessons.lesson2_sigmoid import sigmoid\n"
_RETURN = 'return {"dw": dw, "db": db}, cost'
_OF_4 = 'return {"w": w, "b": b}, grads, costs'
_LABELS = "return (A > 0.5).astype(float)"
SLIPS = (
    Slip("a spare import that is not there", 2, _NUMPY, f"{_NUMPY}import seaborn_of_mine\n"),
    Slip("numpy is not imported", 2, _NUMPY, ""),
    Slip("the minus in the power is missing", 2, "-z", "z"),
    Slip("1 - in place of 1 +", 2, "1 + np", "1 - np"),
    Slip("`print` beside `return`", 2, "    return 1", "    print(z)\n    return 1"),
    Slip("a spare import that is not there", 3, _NUMPY, f"{_NUMPY}import seaborn_of_mine\n"),
    Slip("numpy is not imported", 3, _NUMPY, ""),
    Slip("sigmoid is not imported", 3, _SIGMOID, ""),
    Slip("cost is summed, not averaged", 3, "(1 - A)) / m", "(1 - A))"),
    Slip("dw is summed, not averaged", 3, ".T) / m", ".T)"),
    Slip("db is summed, not averaged", 3, "(A - Y) / m", "(A - Y)"),
    Slip("the minus before the cost is missing", 3, "-np.sum(Y *", "np.sum(Y *"),
    Slip("Y - A in dw", 3, "np.dot(X, (A - Y)", "np.dot(X, (Y - A)"),
    Slip("Y - A in db", 3, "np.sum(A - Y)", "np.sum(Y - A)"),
    Slip("cost comes first", 3, _RETURN, 'return cost, {"dw": dw, "db": db}'),
    Slip("dw and db in a tuple", 3, _RETURN, "return (dw, db), cost"),
    Slip("m is the number of pixels", 3, "X.shape[1]", "X.shape[0]"),
    Slip("b is forgotten", 3, " + b)", ")"),
    Slip("log of base 2", 3, "np.log(A) + (1 - Y) * np.log(", "np.log2(A) + (1 - Y) * np.log2("),
    Slip("dw is transposed", 3, "np.dot(X, (A - Y).T)", "np.dot(A - Y, X.T)"),
    Slip("propagate is not imported", 4, "from lessons.lesson3_propagate import propagate\n", ""),
    Slip("w goes uphill", 4, "w = w - ", "w = w + "),
    Slip("b goes uphill", 4, "b = b - ", "b = b + "),
    Slip("w and b in a tuple", 4, 'return {"w": w, "b": b}', "return (w, b)"),
    Slip("costs come first", 4, _OF_4, 'return costs, {"w": w, "b": b}, grads'),
    Slip("b is never changed", 4, '        b = b - learning_rate * grads["db"]\n', ""),
    Slip("the cost is kept every time", 4, "if i % 100 == 0", "if True"),
    Slip("numpy is not imported", 5, _NUMPY, ""),
    Slip("sigmoid is not imported", 5, _SIGMOID, ""),
    Slip("True and False", 5, _LABELS, "return A > 0.5"),
    Slip("probabilities, no labels", 5, _LABELS, "return A"),
    Slip("a threshold of 0", 5, "A > 0.5", "A > 0"),
    Slip("< in place of >", 5, "A > 0.5", "A < 0.5"),
    Slip("a row becomes a list", 5, _LABELS, "return (A > 0.5).astype(float).ravel()"),
)


def cost_of(slip: Slip) -> list[Fraction]:
    """Return what a slip costs, lesson by lesson, of ten points each."""
    stem = STEMS[slip.number - 2]
    texts = RIGHT | {stem: RIGHT[stem].replace(slip.right, slip.wrong)}
    files = tuple((f"{name}.py", text.encode()) for name, text in texts.items())
    settings = Settings(lessons=STEMS, seed=1, isolation="weak")
    found = grade_one(Task(student="somebody", settings=settings, files=files))
    rubric = fair([*map(syllabus.shipped().lesson, STEMS)])
    points = [points_of(report, rubric) for report in found.lessons]
    return [rubric.lessons[stem] - (of or 0) for stem, of in zip(STEMS, points, strict=True)]


def table() -> Iterator[str]:
    """Yield a line for each slip."""
    course = syllabus.shipped()
    yield "| slip | in | costs there | elsewhere |"
    yield "|---|---|--:|--:|"
    for slip in SLIPS:
        costs = cost_of(slip)
        here = costs[slip.number - 2]
        where = course.lesson(STEMS[slip.number - 2]).key
        yield f"| {slip.name} | {where} | {number(here)} | {number(sum(costs) - here)} |"
