"""D17: a system call under the number of another calling convention: socket() as x32."""
# verdict: raised
# machine: x86_64
# says: Error
import ctypes
import os


def sigmoid(z):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(0x40000000 + 41, 2, 1, 0) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    print("reached".upper())
    return 0 * z
