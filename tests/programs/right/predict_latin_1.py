# -*- coding: latin-1 -*-
"""Saved as Latin-1, and declared so: é, ü."""

import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def predict(w, b, X):
    # größer als die Hälfte: wahr
    A = sigmoid(np.dot(w.T, X) + b)
    return np.array(A > 0.5, dtype=float)
