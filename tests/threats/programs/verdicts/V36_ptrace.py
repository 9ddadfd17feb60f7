"""V36: reads its parent's memory by ptrace's newer sisters, and attaches to it."""
# verdict: raised
# control: reached as root
# says: Error
import ctypes
import os


class Piece(ctypes.Structure):
    _fields_ = [("start", ctypes.c_void_p), ("length", ctypes.c_size_t)]


def sigmoid(z):
    libc = ctypes.CDLL(None, use_errno=True)
    buffer = ctypes.create_string_buffer(8)
    here, there = Piece(ctypes.addressof(buffer), 8), Piece(id(None), 8)
    got = libc.process_vm_readv(os.getppid(), ctypes.byref(here), 1, ctypes.byref(there), 1, 0)
    if got != 8 and libc.ptrace(16, os.getppid(), None, None):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    print("reached".upper())
    return 0 * z
