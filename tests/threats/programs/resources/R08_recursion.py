"""R08: calls itself without end."""
# verdict: raised
# says: RecursionError
def sigmoid(z):
    return sigmoid(z)
