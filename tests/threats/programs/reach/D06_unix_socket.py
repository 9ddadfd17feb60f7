"""D06: the socket of a local service, as Docker has one."""
# verdict: raised
# control: reached
# says: Error
import socket


def sigmoid(z):
    with socket.socket(socket.AF_UNIX) as to:
        to.connect("@unix@")
        to.sendall(b"GET /containers/json")
    print("reached".upper())
    return 0 * z
