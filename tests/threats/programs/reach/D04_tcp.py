"""D04: a TCP connection to a server on this machine."""
# verdict: raised
# control: reached
# says: Error
import socket


def sigmoid(z):
    with socket.create_connection(("127.0.0.1", int("@tcp@")), timeout=2) as to:
        to.sendall(b"hello")
    print("reached".upper())
    return 0 * z
