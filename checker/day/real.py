"""Inputs as large as the course's own, for any function that has the course's parameters."""

from __future__ import annotations

from typing import Any

import numpy as np

from checker import digits
from checker.mistake import Arguments
from checker.model import Function

SEED = 6
#: Real digits that the functions get, to train on and to be tested with.
TRAIN, TEST = 1000, 200


def arguments(function: Function) -> Arguments | None:
    """Give arguments made of real digits.

    Parameters
    ----------
    function : Function
        Which one is to be called.

    Returns
    -------
    sequence or None
        None when one of its parameters is not among those that the course uses.
    """
    known = _known()
    if not function.parameters or not set(function.parameters) <= known.keys():
        return None
    return [known[name] for name in function.parameters]


def _known() -> dict[str, Any]:
    rng = np.random.default_rng(SEED)
    pixels, labels = digits.load(rows=TRAIN + TEST)
    X, Y = pixels.T / 255.0, (labels == 1).astype(np.float64)[np.newaxis]
    return {
        "w": 0.01 * rng.standard_normal((X.shape[0], 1)),
        "b": 0.1,
        "X": X[:, :TRAIN],
        "Y": Y[:, :TRAIN],
        "X_train": X[:, :TRAIN],
        "Y_train": Y[:, :TRAIN],
        "X_test": X[:, TRAIN:],
        "Y_test": Y[:, TRAIN:],
        "z": rng.standard_normal((1, 100_000)),
        "dim": X.shape[0],
        "num_iterations": 20,
        "learning_rate": 0.5,
        "pixels": pixels,
        "labels": labels,
        "digit": 1,
        "train_size": TRAIN,
    }
