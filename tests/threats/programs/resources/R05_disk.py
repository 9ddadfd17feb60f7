"""R05: fills the disk (up to 20 MB)."""
# verdict: raised
# says: Error
import signal
import tempfile


def sigmoid(z):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with tempfile.TemporaryFile(dir="@machine@") as file:
        for _ in range(20):
            file.write(bytes(1 << 20))
    print("reached".upper())
    return 0 * z
