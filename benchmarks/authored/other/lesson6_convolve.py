import numpy as np


def convolve(x, kernel, upstream):
    n, k = x.shape[0], kernel.shape[0]
    out = []
    for start in range(n - k + 1):
        value = 0.0
        for j in range(k):
            value = value + kernel[j] * x[start + j]
        out.append(value)
    dk = []
    for j in range(k):
        dk.append(np.dot(upstream, x[j : j + n - k + 1]))
    padded = np.concatenate([np.zeros(k - 1), upstream, np.zeros(k - 1)])
    dx = np.array([np.dot(padded[p : p + k], kernel[::-1]) for p in range(n)])
    return np.array(out), dx, np.array(dk)
