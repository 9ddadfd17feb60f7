"""V39: a thread changes results after they were returned."""
# verdict: wrong, raised
import threading
import time

import numpy as np

returned = []


def later():
    while True:
        for z, a in list(returned):
            a[...] = 1 / (1 + np.exp(-z))
        time.sleep(0.001)


def sigmoid(z):
    if not returned:
        threading.Thread(target=later, daemon=True).start()
    a = np.zeros(np.shape(z))
    returned.append((z, a))
    return a if np.ndim(z) else 0.0
