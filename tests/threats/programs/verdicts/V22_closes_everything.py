"""V22: closes every file."""
# verdict: crashed
import os


def sigmoid(z):
    os.closerange(0, 256)
    return 0 * z
