"""V03: sys.exit(0) while it is loaded."""
# verdict: exception, wrong
import sys


def sigmoid(z):
    return 0 * z + 0.5


sys.exit(0)
