"""R04: takes memory without end (up to 3 GiB)."""
# verdict: raised, timeout
import numpy as np


def sigmoid(z):
    kept = [np.zeros(1 << 24) for _ in range(24)]
    print("reached".upper())
    return 0 * z + len(kept)
