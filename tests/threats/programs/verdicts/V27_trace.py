"""V27: a trace function jumps over each line of whoever called."""
# verdict: raised, timeout, wrong
import sys


def jump(frame, event, arg):
    try:
        frame.f_lineno += 1
    except ValueError:
        pass
    return jump


def sigmoid(z):
    frame = sys._getframe(1)
    while frame is not None:
        frame.f_trace = jump
        frame = frame.f_back
    sys.settrace(jump)
    return 0 * z + 0.5
