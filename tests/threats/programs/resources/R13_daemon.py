"""R13: a daemon of its own session that acts later."""
# verdict: raised
# control: reached
# says: Error
import os
import time


def sigmoid(z):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(20)
            os.mkdir("@machine@/acted-later")
        os._exit(0)
    print("reached".upper())
    return 0 * z
