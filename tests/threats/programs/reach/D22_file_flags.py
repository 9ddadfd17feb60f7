"""D22: flags of a file that may be read (as chattr sets them), through a descriptor to read it.

It sets the flags that are there already: nothing changes, and it would be allowed to.
"""
# verdict: raised
# says: Error
import ctypes
import fcntl

import numpy as np

GET, SET = 0x80086601, 0x40086602


def sigmoid(z):
    flags = ctypes.create_string_buffer(8)
    with open(np.__file__, "rb") as file:
        fcntl.ioctl(file, GET, flags)
        fcntl.ioctl(file, SET, flags)
    print("reached".upper())
    return 0 * z
