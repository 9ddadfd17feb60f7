"""D16: a program that never was a file, and io_uring, which many filters forget."""
# verdict: raised
# control: reached
# says: Error
import ctypes
import os


def sigmoid(z):
    libc = ctypes.CDLL(None, use_errno=True)
    memory = libc.memfd_create(b"eve", 0)
    ring = libc.syscall(425, 4, ctypes.create_string_buffer(120))
    if memory < 0 and ring < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    print("reached".upper())
    return 0 * z
