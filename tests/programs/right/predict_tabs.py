"""Indented with tabs."""

import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def predict(w, b, X):
	# 半分より大きい
	A = sigmoid(np.dot(w.T, X) + b)
	return np.array(A > 0.5, dtype=float)
