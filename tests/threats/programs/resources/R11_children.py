"""R11: children that sleep, and children that nobody waits for (5 of each)."""
# verdict: raised
# control: reached
# says: Error
import os
import time


def sigmoid(z):
    for n in range(10):
        if os.fork() == 0:
            time.sleep(20 * (n % 2))
            os._exit(0)
    print("reached".upper())
    return 0 * z
