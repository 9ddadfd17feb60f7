"""What students do wrong in lesson 0, but for ``load_digits``.

``load_digits`` has no probes, since it reads files; its helper ``check_tables`` says itself
what is wrong with a file.
"""

from __future__ import annotations

import numpy as np

from checker.mistake import Mistake, Probes, Program
from checker.mistakes.data import labels, pixels, split

PROGRAMS = (
    Program(
        function="scale_pixels",
        text="""
def scale_pixels(pixels):
    scaled = np.array(pixels, dtype=np.float64) / 255
    return scaled
""",
    ),
    Program(
        function="binarize_labels",
        text="""
def binarize_labels(labels, digit=1):
    Y = (labels == digit).astype(np.float64)
    return Y
""",
        habits=({"return": "return Y.astype(int)"},),
    ),
    Program(
        function="split_train_test",
        text="""
def split_train_test(pixels, labels, train_size=4000):
    m = len(labels)
    X = pixels.T
    Y = labels.reshape(1, m)
    X_train = X[:, :train_size]
    Y_train = Y[:, :train_size]
    X_test = X[:, train_size:]
    Y_test = Y[:, train_size:]
    return X_train, Y_train, X_test, Y_test
""",
    ),
)
NAMES: dict[str, object] = {}


def probes(rng: np.random.Generator) -> Probes:
    """Inputs on which right and wrong programs differ."""
    return {
        "scale_pixels": [
            # No 0 and no 255, so that the smallest and the largest pixel are not the scale.
            (rng.integers(5, 250, size=(4, 6)).astype(np.float64),),
            (rng.integers(20, 200, size=(7, 3)).astype(np.float64),),
        ],
        "binarize_labels": [
            (rng.permutation(np.arange(23) % 10),),
            (rng.permutation(np.arange(23) % 10), 7),
            (rng.permutation(np.arange(31) % 10), 0),
        ],
        "split_train_test": [
            (*images(rng, 9, 4), 6),
            (*images(rng, 7, 11), 3),
            images(rng, 4003, 2),
        ],
    }


def images(rng: np.random.Generator, m: int, n: int) -> tuple[object, object]:
    """Make pixels (m, n) from 0 to 1 and the labels (m,)."""
    return rng.random((m, n)), rng.permutation(np.arange(m) % 10).astype(np.float64)


MISTAKES: tuple[Mistake, ...] = (*pixels.MISTAKES, *labels.MISTAKES, *split.MISTAKES)
