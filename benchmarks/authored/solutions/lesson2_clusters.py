"""Lesson 2: a step of k-means."""

import numpy as np

__all__ = ["kmeans_step"]


def kmeans_step(points, centers):
    """Assign each point to its nearest center, and move each center to the mean of its points."""
    differences = points[:, None, :] - centers[None, :, :]
    distances = np.sum(differences**2, axis=2)
    nearest = np.argmin(distances, axis=1)
    moved = centers.copy()
    for j in range(len(centers)):
        own = points[nearest == j]
        if len(own) > 0:
            moved[j] = own.mean(axis=0)
    return nearest, moved
