"""Where the functions of the lessons are looked at: small examples, and real digits."""

from typing import Any

import numpy as np

#: n and m of the places that are looked at.
SIZES = ((4, 7), (3, 5), (1, 6), (2, 1))

#: Arguments of a function, by name.
Place = dict[str, Any]


def place(rng, n, m):
    """Choose w, b, X and Y of n features and m examples.

    w and b are not zero; |z| ≤ 3, where no sigmoid saturates; both labels occur; and there is a
    dead feature (a zero row of X), as most pixels at the edge of an image are.
    """
    X = rng.normal(size=(n, m))
    if n > 2:  # with fewer features none can be spared
        X[rng.integers(n)] = 0.0
    w = rng.uniform(0.5, 1.5, size=(n, 1)) * rng.choice([-1.0, 1.0], size=(n, 1))
    b = float(rng.uniform(0.2, 0.9) * rng.choice([-1.0, 1.0]))
    w *= 2.0 / max(2.0, float(np.max(np.abs(w.T @ X))))
    Y = rng.permutation(np.arange(m) % 2).astype(np.float64).reshape(1, m)
    return {"w": w, "b": b, "X": X, "Y": Y}


def places(rng):
    """Choose several: n ≠ m, among them n = 1 and m = 1; last, where each training starts.

    Never that alone: where w and b are zero, too many wrong gradients are right.
    """
    for n, m in SIZES:
        yield place(rng, n, m)
    yield start(place(rng, 3, 7))


def start(at):
    """Return the same examples with w and b zero."""
    return {**at, "w": np.zeros_like(at["w"]), "b": 0.0}


def descent(at, learning_rate):
    """Yield the place before each step of gradient descent, from a place on, without end."""
    while True:
        yield at
        z = at["w"].T @ at["X"] + at["b"]
        error = 1 / (1 + np.exp(-z)) - at["Y"]
        w = at["w"] - learning_rate * at["X"] @ error.T / error.size
        at = {**at, "w": w, "b": at["b"] - learning_rate * float(np.mean(error))}


def ones(digits):
    """Return X (n, m) and Y (1, m) of real digits: is it a one?"""
    pixels, labels = digits
    return {"X": pixels.T / 255, "Y": (labels == 1).astype(np.float64).reshape(1, -1)}
