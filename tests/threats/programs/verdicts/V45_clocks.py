"""V45: all clocks stand still, in a loop without end."""
# verdict: timeout
import time

time.time = time.monotonic = time.perf_counter = time.process_time = lambda: 0.0


def sigmoid(z):
    while time.time() < 1:
        pass
    return 0 * z
