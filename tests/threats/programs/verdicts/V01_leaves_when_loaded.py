"""V01: ends its process with exit code 0 while it is loaded."""
# verdict: wrong
# fresh: yes
import os

os._exit(0)


def sigmoid(z):
    return 0 * z
