"""P04: an error whose text raises an error."""
# verdict: raised
class Shy(Exception):
    def __str__(self):
        raise KeyboardInterrupt

    __repr__ = __str__


def sigmoid(z):
    raise Shy(1)
