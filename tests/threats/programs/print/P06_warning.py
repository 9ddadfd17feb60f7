"""P06: the same tricks in a warning, which a report also shows."""
# verdict: wrong
import warnings

import numpy as np


def sigmoid(z):
    warnings.warn("\x1b[31m\n::error::a warning\u202e")
    return 0 * z + 0.5
