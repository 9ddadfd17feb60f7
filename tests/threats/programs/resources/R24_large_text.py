"""R24: a text of 30 MB for an answer."""
# verdict: contract, raised
def sigmoid(z):
    return "x" * 30_000_000
