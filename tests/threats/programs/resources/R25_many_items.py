"""R25: rows of different lengths, thirty thousand of them."""
# verdict: contract, raised
def sigmoid(z):
    return [[0.5] * (n % 7) for n in range(30_000)]
