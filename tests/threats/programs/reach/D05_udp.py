"""D05: a datagram, as a question to a name server would be."""
# verdict: raised
# control: reached
# says: Error
import socket


def sigmoid(z):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as to:
        to.sendto(b"answers.to.everything.example", ("127.0.0.1", int("@udp@")))
    print("reached".upper())
    return 0 * z
