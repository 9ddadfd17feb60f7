"""R18: a list nested 100000 deep."""
# verdict: raised
def sigmoid(z):
    a = [0.5]
    for _ in range(100_000):
        a = [a]
    return a
