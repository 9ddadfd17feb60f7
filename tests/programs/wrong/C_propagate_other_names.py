"""Another name for each function and each parameter, and a parameter more."""

# fails: sigmoid-file (contract)
# fails: sigmoid-no-overflow (wrong)
# fails: propagate-file (contract)
# says: is called `propagation`

import numpy as np


def sigmoid_function(x):
    return 1 / (1 + np.exp(-x))


def propagation(weights, bias, features, labels, verbose=False):
    count = labels.size
    probabilities = sigmoid_function(weights.T @ features + bias)
    error = probabilities - labels
    right = np.where(labels == 1, probabilities, 1 - probabilities)
    cost = np.log(right).sum() / -count
    if verbose:
        print("cost", cost)
    return {"dw": features @ error.T / count, "db": error.sum() / count}, cost
