"""Lists instead of arrays, in an OrderedDict."""

# fails: propagate-contract (contract)
# passes: propagate-cost-formula, propagate-dw-formula, propagate-db-formula, propagate-gradient-is-the-slope-of-the-cost, propagate-real-digits
# says: Your numbers are right
# says: dw is a list of 4 values; it should be a numpy array of shape (4, 1)


from collections import OrderedDict

import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    Y = 1.0 * Y
    cost = -1.0 / m * np.sum(np.multiply(Y, np.log(A)) + np.multiply(1.0 - Y, np.log(1.0 - A)))
    grads = OrderedDict()
    grads["db"] = [float(np.sum(A - Y)) / m]
    grads["dw"] = (np.dot(X, (A - Y).T) / m).tolist()
    return [grads, cost.item()]
