"""Linear regression."""

from checker.extend import Function, Lesson, check, gradcheck

LESSON = Lesson(
    Function("squared_error(w, b, X, y)", returns="{'dw': dw, 'db': db}, cost"),
)


def inputs_of_squared_error(rng):
    for m, n in ((7, 3), (5, 2), (4, 6)):
        yield {
            "w": rng.normal(size=n),
            "b": float(rng.normal()),
            "X": rng.normal(size=(m, n)),
            "y": rng.normal(size=m),
        }


@check(needs="contract")
def slope(student, rng):
    """The gradient is the slope of your own cost"""
    at = inputs_of_squared_error(rng)
    gradcheck(student.squared_error, at, cost="cost", gradients={"w": "dw", "b": "db"})
