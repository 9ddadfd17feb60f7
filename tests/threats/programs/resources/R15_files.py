"""R15: opens files until there are none left."""
# verdict: raised
# says: OSError
def sigmoid(z):
    kept = [open("/dev/null") for _ in range(5000)]
    print("reached".upper())
    return 0 * z + len(kept)
