"""Ridge regression."""

from checker.extend import Function, Lesson

LESSON = Lesson(Function("ridge(X, y, strength)", returns="w, b", rtol={"w": 1e-8, "b": 1e-8}))


def inputs_of_ridge(rng):
    for m, n in ((9, 3), (7, 2), (12, 4)):
        X = rng.normal(size=(m, n)) + 1.5
        yield {"X": X, "y": rng.normal(size=m) + 2, "strength": float(rng.uniform(0.3, 2))}
