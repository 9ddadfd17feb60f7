"""A05: imports a package that is not installed."""
# verdict: exception, raised
import numpy_for_my_laptop as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))
