"""A08: the function is not there; another one is."""
# verdict: raised
# says: sigmoyd
import numpy as np


def sigmoyd_of(z):
    return 1 / (1 + np.exp(-z))


def squash(z):
    return sigmoyd_of(z)
