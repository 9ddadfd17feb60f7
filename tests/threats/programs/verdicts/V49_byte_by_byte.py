"""V49: answers one byte at a time, for ever."""
# verdict: timeout
import os
import struct
import time


def sigmoid(z):
    frame = struct.pack("<4sBIQ", b"HGW1", 6, 2, 1 << 20) + bytes(1 << 20)
    for n in range(len(frame)):
        for descriptor in range(3, 12):
            try:
                os.write(descriptor, frame[n : n + 1])
            except OSError:
                pass
        time.sleep(0.02)
