"""D20: takes back that it dies with its parent, and that nobody may look inside."""
# verdict: raised
# control: reached
# says: Error
import ctypes
import os


def sigmoid(z):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(1, 0, 0, 0, 0) and libc.prctl(4, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    print("reached".upper())
    return 0 * z
