"""What the process of pytest-prairielearn-grader runs after a submission: its answers as lists."""

import numpy as np


def propagate_as_lists(w, b, X, Y):
    """Only arrays by themselves can be sent as they are."""
    grads, cost = propagate(w, b, X, Y)  # noqa: F821 (the submission stands before this text)
    return {name: np.asarray(it).tolist() for name, it in {**grads, "cost": cost}.items()}
