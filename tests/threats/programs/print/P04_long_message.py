"""P04: a message of 10 MB."""
# verdict: raised
def sigmoid(z):
    raise ValueError("long " * 2_000_000)
