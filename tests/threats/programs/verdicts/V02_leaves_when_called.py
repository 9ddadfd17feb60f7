"""V02: ends its process with exit code 0 when it is called."""
# verdict: crashed
# fresh: yes
import os


def sigmoid(z):
    os._exit(0)
