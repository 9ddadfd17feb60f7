"""D03: reads the list of grades."""
# verdict: raised
# control: reached
# says: Error
import numpy as np


def sigmoid(z):
    print(np.loadtxt("@machine@/grades.csv", dtype=str, delimiter=","))
    print("reached".upper())
    return 0 * z
