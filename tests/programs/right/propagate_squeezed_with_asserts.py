"""The cost is squeezed to an array without axes; asserts on shapes and on the dtype of db."""

import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = (-1.0 / m) * np.sum((Y * np.log(A)) + ((1 - Y) * np.log(1 - A)), axis=1)
    dw = (1.0 / m) * np.dot(X, ((A - Y).T))
    db = (1.0 / m) * np.sum(A - Y)
    assert dw.shape == w.shape
    assert db.dtype == float
    cost = np.squeeze(cost)
    assert cost.shape == ()
    grads = {"dw": dw, "db": db}
    return grads, cost
