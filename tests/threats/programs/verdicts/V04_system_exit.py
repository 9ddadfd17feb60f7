"""V04: raises SystemExit(0) when it is called."""
# verdict: raised
def sigmoid(z):
    raise SystemExit(0)
