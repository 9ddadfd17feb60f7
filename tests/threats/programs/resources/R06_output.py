"""R06: prints without end (up to 400 MB)."""
# verdict: output
def sigmoid(z):
    for _ in range(400):
        print("x" * (1 << 20))
    return 0 * z
