import numpy as np


def adam_step(theta, grad, first, second, t, rate):
    b1 = 0.9
    b2 = 0.999
    m = first + (1 - b1) * (grad - first)
    v = second * b2
    v = v + (1 - b2) * grad * grad
    m_hat = m / (1 - b1**t)
    root = np.sqrt(v / (1 - b2**t))
    step = rate * m_hat
    step = step / (root + 1e-8)
    return theta - step, m, v
