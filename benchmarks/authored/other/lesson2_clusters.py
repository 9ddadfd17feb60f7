import numpy as np


def kmeans_step(points, centers):
    labels = []
    for p in points:
        best = 0
        smallest = np.inf
        for j in range(len(centers)):
            d = np.sum((p - centers[j]) ** 2)
            if d < smallest:
                smallest = d
                best = j
        labels.append(best)
    labels = np.array(labels)
    new = np.array(centers)
    for j in range(len(new)):
        members = points[labels == j]
        if len(members):
            new[j] = np.sum(members, axis=0) / len(members)
    return labels, new
