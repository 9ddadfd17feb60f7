"""R22: a list that contains itself."""
# verdict: raised
def sigmoid(z):
    a = [0.5]
    a.append(a)
    return a
