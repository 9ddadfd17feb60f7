"""Lesson 5: a step of Adam."""

import numpy as np

__all__ = ["adam_step"]


def adam_step(theta, grad, first, second, t, rate):
    """Take the step number t of Adam, with the usual constants."""
    beta1, beta2, epsilon = 0.9, 0.999, 1e-8
    first = beta1 * first + (1 - beta1) * grad
    second = beta2 * second + (1 - beta2) * grad**2
    first_unbiased = first / (1 - beta1**t)
    second_unbiased = second / (1 - beta2**t)
    theta = theta - rate * first_unbiased / (np.sqrt(second_unbiased) + epsilon)
    return theta, first, second
