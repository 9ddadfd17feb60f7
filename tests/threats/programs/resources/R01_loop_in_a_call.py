"""R01: a call that never ends."""
# verdict: timeout
def sigmoid(z):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
