"""Lesson 3: principal components."""

import numpy as np

__all__ = ["project"]


def project(X, k):
    """Project rows on their first k principal components, by a singular value decomposition."""
    mean = X.mean(axis=0)
    centered = X - mean
    U, S, Vt = np.linalg.svd(centered, full_matrices=False)
    signs = np.sign(Vt[:, 0])
    components = Vt * signs[:, None]
    scores = centered @ components[:k].T
    explained = np.sum(S[:k] ** 2) / np.sum(S**2)
    return scores, explained
