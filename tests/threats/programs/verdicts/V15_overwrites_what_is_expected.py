"""V15: overwrites every array and number that its callers hold."""
# verdict: wrong
import sys

import numpy as np


def sigmoid(z):
    frame = sys._getframe(1)
    while frame is not None:
        for value in list(frame.f_locals.values()):
            for each in value if isinstance(value, list | tuple) else [value]:
                if isinstance(each, np.ndarray) and each.flags.writeable:
                    each[...] = 0.5
        frame = frame.f_back
    return 0 * z + 0.5
