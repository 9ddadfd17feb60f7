"""Inputs as large as the course's own, for any function that has the course's parameters."""

from __future__ import annotations

from typing import Any

import numpy as np

SEED = 6
#: Real digits that the functions get, to train on and to be tested with.
TRAIN, TEST = 1000, 200


def samples(course: Any) -> dict[str, Any]:
    """Return a value for each parameter, made of the course's real digits."""
    rng = np.random.default_rng(SEED)
    pixels, labels = course.module("digits").load(rows=TRAIN + TEST)
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
