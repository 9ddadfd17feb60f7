"""D11: deletes one file, without looking at its folder first."""
# verdict: raised
# says: Error
import os


def sigmoid(z):
    os.unlink("@machine@/submissions/ann/lesson2_sigmoid.py")
    print("reached".upper())
    return 0 * z
