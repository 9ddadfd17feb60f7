"""V12: all random inputs are to be zero."""
# verdict: wrong
import numpy as np


class Zero:
    def __init__(self, *a):
        pass

    def __getattr__(self, name):
        return lambda *a, size=None, **k: np.zeros(size or ())


np.random.default_rng = np.random.Generator = np.random.RandomState = Zero
np.random.normal = np.random.uniform = Zero().normal


def sigmoid(z):
    return 0 * z + 0.5
