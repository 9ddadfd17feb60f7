"""R03: a fork bomb (of 20)."""
# verdict: raised
# control: reached
# says: Error
import os
import time


def sigmoid(z):
    for _ in range(20):
        if os.fork() == 0:
            time.sleep(20)
            os._exit(0)
    print("reached".upper())
    return 0 * z
