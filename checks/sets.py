"""Sets to train on and to test with."""

import itertools

import numpy as np

from .places import descent, ones


def made_up(rng, n, m_train, m_test):
    """Make examples whose label depends on their n features, but for some noise."""
    direction, m = rng.normal(size=(1, n)), m_train + m_test
    X = rng.normal(size=(n, m)) + 0.3
    Y = (direction @ X + 0.5 * rng.normal(size=(1, m)) > 0).astype(np.float64)
    return split(X, Y, m_train)


def real(digits):
    """Return 150 real digits to train on, and 50 to test with: is it a one?"""
    at = ones(digits)
    return split(at["X"], at["Y"], 150)


def split(X, Y, m_train):
    """Return the first columns as the training set, and the others as the test set."""
    return {
        "X_train": X[:, :m_train],
        "Y_train": Y[:, :m_train],
        "X_test": X[:, m_train:],
        "Y_test": Y[:, m_train:],
    }


def shares(sets, m, num_iterations, learning_rate):
    """Return the shares of both sets that a model of the first m examples answers rightly."""
    X, Y = sets["X_train"][:, :m], sets["Y_train"][:, :m]
    start = {"w": np.zeros((len(X), 1)), "b": 0.0, "X": X, "Y": Y}
    at = next(itertools.islice(descent(start, learning_rate), num_iterations, None))
    return tuple(
        float(np.mean((at["w"].T @ each + at["b"] > 0) == labels))
        for each, labels in ((X, Y), (sets["X_test"], sets["Y_test"]))
    )
