"""P07: the same tricks in how an object describes itself, and in its type's name."""
# verdict: contract
Odd = type("Array\x1b[1m\n::error::", (), {"__repr__": lambda self: "\x1b[2J\n::warning::" * 500})


def sigmoid(z):
    return Odd()
