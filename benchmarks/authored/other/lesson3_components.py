import numpy as np


def project(X, k):
    Z = X - np.mean(X, axis=0)
    values, vectors = np.linalg.eigh(Z.T @ Z)
    order = np.argsort(values)[::-1]
    values = values[order]
    V = vectors[:, order]
    for j in range(V.shape[1]):
        if V[0, j] < 0:
            V[:, j] = -V[:, j]
    share = values[:k].sum() / values.sum()
    return np.dot(Z, V[:, :k]), share
