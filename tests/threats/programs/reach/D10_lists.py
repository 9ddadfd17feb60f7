"""D10: lists the folder of submissions."""
# verdict: raised
# control: reached
# says: Error
import os


def sigmoid(z):
    print(os.listdir("@machine@/submissions"))
    print("reached".upper())
    return 0 * z
