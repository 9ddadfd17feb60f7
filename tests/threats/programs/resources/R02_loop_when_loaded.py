"""R02: a file that never ends loading."""
# verdict: wrong
def sigmoid(z):
    return 0 * z


while True:
    pass
