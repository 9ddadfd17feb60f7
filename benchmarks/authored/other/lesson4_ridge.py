import numpy as np


def ridge(X, y, strength):
    m, n = X.shape
    A = np.column_stack([np.ones(m), X])
    penalty = strength * np.identity(n + 1)
    penalty[0, 0] = 0
    left = np.dot(A.T, A) + penalty
    right = np.dot(A.T, y)
    solution = np.linalg.inv(left).dot(right)
    return solution[1:], solution[0]
