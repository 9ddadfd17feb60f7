"""A lambda, with Euler's number as a power."""

import numpy as np

sigmoid = lambda z: 1.0 / (1.0 + np.e ** (-z))
