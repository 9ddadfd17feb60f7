"""D19: does a file exist, how large is it, when was it changed?"""
# verdict: raised
# control: reached
# open: only a file system of its own hides that a file exists
# says: Error
import os


def sigmoid(z):
    os.stat("@root@/checker/digests.py")
    print("reached".upper())
    return 0 * z
