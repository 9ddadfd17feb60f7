"""R14: threads without end (up to 1500)."""
# verdict: raised
import threading

wait = threading.Event()


def sigmoid(z):
    for _ in range(1500):
        threading.Thread(target=wait.wait, daemon=True).start()
    print("reached".upper())
    return 0 * z
