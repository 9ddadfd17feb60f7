"""R09: lifts the limit of recursion, and runs out of stack."""
# verdict: crashed, raised, timeout
import functools
import sys

sys.setrecursionlimit(10**9)


def sigmoid(z):
    return functools.reduce(lambda a, b: sigmoid(b), [z, z])
