"""R12: sleeps."""
# verdict: timeout
import time


def sigmoid(z):
    time.sleep(1000)
    return 0 * z
