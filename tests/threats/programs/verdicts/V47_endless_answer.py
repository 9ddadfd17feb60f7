"""V47: announces an answer of 2^60 bytes."""
# verdict: limit
# fresh: yes
import os
import struct
import time


def sigmoid(z):
    for descriptor in range(3, 40):
        try:
            os.write(descriptor, struct.pack("<4sBIQ", b"HGW1", 6, 2, 1 << 60))
        except OSError:
            pass
    time.sleep(20)
