"""D15: a new user namespace, and a mount inside of it."""
# verdict: raised
# control: reached as root
# says: Error
import ctypes
import os


def sigmoid(z):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(0x20000):  # a mount namespace
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    libc.unshare(0x10000000)
    print("reached".upper())
    return 0 * z
