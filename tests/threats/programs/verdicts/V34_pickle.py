"""V34: a value that runs code when it is unpickled."""
# verdict: contract
class Bomb:
    def __reduce__(self):
        return exec, ("open('@machine@/unpickled', 'w').close(); print('reached'.upper())",)


def sigmoid(z):
    return Bomb()
