"""np.mean and np.average in place of sums and m."""

import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def propagate(w, b, X, Y):
    A = sigmoid(np.dot(w.T, X) + b)
    losses = Y * np.log(A) + (1 - Y) * np.log(1 - A)
    dw = np.average(X * (A - Y), axis=1)
    return dict(dw=dw[:, np.newaxis], db=np.mean(A - Y)), -np.mean(losses)
