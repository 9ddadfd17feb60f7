"""A step of k-means."""

import numpy as np

from checker.extend import Function, Lesson

LESSON = Lesson(Function("kmeans_step(points, centers)", returns="nearest, moved"))


def inputs_of_kmeans_step(rng):
    for m, k, n in ((9, 3, 2), (6, 2, 4), (12, 4, 3)):
        yield {"points": rng.normal(size=(m, n)), "centers": rng.normal(size=(k, n))}
    points = rng.normal(size=(5, 2))
    far = np.array([[0.0, 0.0], [50.0, 50.0], [0.5, -0.5]])  # to the second belongs no point
    yield {"points": points, "centers": far}
