"""V48: an answer that is an array of absurd shape."""
# verdict: protocol
import os
import struct
import time


def sigmoid(z):
    shape = struct.pack("<QQ", 1 << 31, 1 << 31)
    value = b"d" + struct.pack("<Q", 1) + b"s" + struct.pack("<Q", 6) + b"result"
    value += b"a\x0b\x02" + shape + bytes(64)
    for descriptor in range(3, 40):
        try:
            os.write(descriptor, struct.pack("<4sBIQ", b"HGW1", 6, 2, len(value)) + value)
        except OSError:
            pass
    time.sleep(20)
