"""Lesson 6: a convolution, and its gradient."""

import numpy as np

__all__ = ["convolve"]


def convolve(x, kernel, upstream):
    """Slide a kernel over a signal; also return the gradients, given that of the output."""
    k = len(kernel)
    length = len(x) - k + 1
    output = np.zeros(length)
    dx = np.zeros(len(x))
    dkernel = np.zeros(k)
    for i in range(length):
        window = x[i : i + k]
        output[i] = np.sum(window * kernel)
        dkernel += upstream[i] * window
        dx[i : i + k] += upstream[i] * kernel
    return output, dx, dkernel
