"""R16: ignores all signals, and loops."""
# verdict: timeout
import signal

for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass


def sigmoid(z):
    while True:
        pass
