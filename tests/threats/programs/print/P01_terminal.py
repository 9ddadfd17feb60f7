"""P01: escape codes for the terminal, in an error's message and in what is printed."""
# verdict: raised
# says: all tests
def sigmoid(z):
    print("\x1b[2J\x1b[1;1H\x1b]0;passed\x07\x9b2J\r\x08\x08\u202eslioF\u202c\u2066")
    raise ValueError("\x1b[32m all tests passed \x1b[0m\x1b]8;;http://eve.example\x07here\x1b]8;;\x07")
