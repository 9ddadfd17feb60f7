"""Principal components."""

from checker.extend import Function, Lesson

LESSON = Lesson(
    Function("project(X, k)", returns="scores, explained", rtol={"scores": 1e-7, "explained": 1e-7})
)


def inputs_of_project(rng):
    for m, n, k in ((9, 4, 2), (8, 3, 1), (12, 5, 3)):
        yield {"X": rng.normal(size=(m, n)) * rng.uniform(1, 4, size=n) + 2, "k": k}
