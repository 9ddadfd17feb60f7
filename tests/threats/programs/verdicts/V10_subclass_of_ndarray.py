"""V10: an array of a class whose comparisons say yes."""
# verdict: wrong
import numpy as np


class Right(np.ndarray):
    def __array_ufunc__(self, *a, **k):
        return np.True_

    def __array_function__(self, *a, **k):
        return True

    def __eq__(self, other):
        return True


def sigmoid(z):
    return (0 * np.asarray(z) + 0.5).view(Right)
