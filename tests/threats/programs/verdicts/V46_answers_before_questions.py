"""V46: sends answers to questions that were not asked yet, and then frames of no kind."""
# verdict: wrong
import os
import struct

frames = b"".join(struct.pack("<4sBIQ", b"HGW1", 6, n, 1) + b"N" for n in range(2, 40))
frames += struct.pack("<4sBIQ", b"HGW1", 99, 1, 0)
for descriptor in range(3, 40):
    try:
        os.write(descriptor, frames)
    except OSError:
        pass


def sigmoid(z):
    return 0 * z
