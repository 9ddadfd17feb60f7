"""V05: makes the exit code 0 at the very end."""
# verdict: wrong
import atexit
import os

atexit.register(os._exit, 0)


def sigmoid(z):
    return 0 * z + 0.5
