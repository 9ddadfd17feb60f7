"""R17: one instruction that takes for ever, in C."""
# verdict: timeout
def sigmoid(z):
    return 10 ** 10 ** 8
