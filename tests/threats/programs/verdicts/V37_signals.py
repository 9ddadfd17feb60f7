"""V37: may it send a signal to its parent? (It sends none: signal 0 only asks.)"""
# verdict: raised
# control: reached
# says: Error
import os


def sigmoid(z):
    os.kill(os.getppid(), 0)
    print("reached".upper())
    return 0 * z
