"""V40: a thread that keeps the process alive."""
# verdict: wrong, raised
import threading
import time


def sigmoid(z):
    threading.Thread(target=time.sleep, args=[20]).start()
    return 0 * z + 0.5
