"""R10: a crash of the interpreter."""
# verdict: crashed
import ctypes


def sigmoid(z):
    return ctypes.string_at(1)
