"""P08: an escape code and marks that turn text around, in the very line that is wrong."""
# verdict: wrong
def sigmoid(z):
    return 0 * z + 0.5  # [2J[31m ::error::x ‮ dessap ‬
