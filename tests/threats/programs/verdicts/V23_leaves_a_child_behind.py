"""V23: forks; the parent leaves with exit code 0 and the child goes on."""
# verdict: raised
# control: reached
# says: Error
import os
import time


def sigmoid(z):
    if os.fork():
        print("reached".upper(), flush=True)
        os._exit(0)
    os.setsid()
    time.sleep(20)
    return 0 * z
