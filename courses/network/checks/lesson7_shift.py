"""More data for nothing."""

import numpy as np

from checker.extend import Function, Lesson

LESSON = Lesson(
    Function("shift_images(X, down, right, side)", returns="shifted", read={"shifted": "shift"}),
    Function("with_shifted(X, Y, side)", returns="X, Y", read={"X": "five", "Y": "five"}),
)


def inputs_of_shift_images(rng):
    for down, right, side, m in ((1, 0, 3, 2), (0, -1, 4, 3), (-2, 1, 5, 1), (0, 0, 2, 4)):
        X = rng.uniform(0.1, 1.0, size=(side * side, m))
        yield {"X": X, "down": down, "right": right, "side": side}


def inputs_of_with_shifted(rng):
    for side, m in ((3, 2), (4, 3)):
        X = rng.uniform(0.1, 1.0, size=(side * side, m))
        yield {"X": X, "Y": np.eye(3)[:, rng.integers(3, size=m)], "side": side}
