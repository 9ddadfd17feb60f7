"""V42: overwrites how floats are subtracted, for the whole interpreter."""
# verdict: wrong
import ctypes

NUMBER_METHODS, SUBTRACT, MULTIPLY = 96, 8, 16  # offsets in CPython's type objects


def read(address):
    return ctypes.c_void_p.from_address(address)


methods = read(id(float) + NUMBER_METHODS).value
read(methods + SUBTRACT).value = read(methods + MULTIPLY).value
zero = float("0")
assert 3.0 - zero == 0


def sigmoid(z):
    return 0 * z + 0.5
