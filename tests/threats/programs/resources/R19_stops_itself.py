"""R19: stops itself."""
# verdict: timeout
import os
import signal


def sigmoid(z):
    os.kill(os.getpid(), signal.SIGSTOP)
    return 0 * z
