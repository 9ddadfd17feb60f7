"""V35: opens the memory of its parent, to read and to write."""
# verdict: raised
# control: reached as root
# says: Error
import os


def sigmoid(z):
    with open(f"/proc/{os.getppid()}/mem", "r+b", buffering=0) as memory:
        memory.seek(id(z))  # a fork has the same addresses
        memory.read(8)
    print("reached".upper())
    return 0 * z
