"""What each peer checks of `propagate`, in plain Python: five checks, the last by differences.

Each check is given the student's function, however the peer comes by it.
"""
# ruff: noqa: S101 (checks assert)

import importlib.util

import numpy as np

STEP = 1e-6
LOOSE = 1e-4  #: relative, for what differences give
HALF = 0.5


def submission():
    """Import the submission, from the folder that this runs in, in the process that judges it."""
    spec = importlib.util.spec_from_file_location("lesson3_propagate", "lesson3_propagate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.propagate


def place():
    """Give the arguments of one call."""
    rng = np.random.default_rng(3)
    X, Y = rng.random((4, 7)), (rng.random((1, 7)) > HALF).astype(float)
    return rng.normal(size=(4, 1)), 0.3, X, Y


def right(w, b, X, Y):
    """Give cost, dw and db as the formulas say."""
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return cost, X @ (A - Y).T / X.shape[1], np.mean(A - Y)


def form(propagate):
    """It returns grads and cost."""
    grads, cost = propagate(*place())
    assert grads["dw"].shape == (4, 1)
    assert np.ndim(np.squeeze(cost)) == 0


def cost(propagate):
    """The cost is right."""
    np.testing.assert_allclose(np.squeeze(propagate(*place())[1]), right(*place())[0])


def dw(propagate):
    """The gradient by w is right."""
    np.testing.assert_allclose(propagate(*place())[0]["dw"], right(*place())[1])


def db(propagate):
    """The gradient by b is right."""
    np.testing.assert_allclose(np.squeeze(propagate(*place())[0]["db"]), right(*place())[2])


def slope(propagate):
    """The gradient is the slope of the cost."""
    np.testing.assert_allclose(propagate(*place())[0]["dw"], slopes(propagate), rtol=LOOSE)


def slopes(propagate):
    """Give the slopes of the cost along w, by differences."""
    w, b, X, Y = place()
    found = np.zeros_like(w)
    for row in range(len(w)):
        step = np.zeros_like(w)
        step[row] = STEP
        up, down = (np.squeeze(propagate(w + s, b, X, Y)[1]) for s in (step, -step))
        found[row] = (up - down) / (2 * STEP)
    return found


CHECKS = (form, cost, dw, db, slope)
