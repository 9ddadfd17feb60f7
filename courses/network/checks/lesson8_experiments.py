"""What the network gets wrong."""

import numpy as np

from checker.extend import Function, Lesson

LESSON = Lesson(
    Function("accuracy(labels, answers)", returns="percent", read={"percent": "accuracy"}),
    Function("confusion(labels, answers, classes)", returns="counts", read={"counts": "confusion"}),
    Function(
        "most_confused(counts)", returns="label, answer", read={"label": "most", "answer": "most"}
    ),
)


def inputs_of_accuracy(rng):
    for m in (1, 7, 40):
        labels = rng.integers(4, size=m)
        yield {"labels": labels, "answers": np.where(rng.random(m) < 0.6, labels, 3 - labels)}


def inputs_of_confusion(rng):
    for classes, at in zip((4, 5, 6), inputs_of_accuracy(rng), strict=True):
        yield {**at, "classes": classes}


def inputs_of_most_confused(rng):
    for classes in (3, 5):
        counts = rng.integers(10, size=(classes, classes))
        yield {"counts": counts + 20 * np.eye(classes, dtype=int)}
    yield {"counts": np.array([[9, 0, 3], [3, 8, 0], [1, 3, 7]])}  # a tie
    yield {"counts": np.array([[0, 2], [1, 0]])}
