"""D01: reads another submission."""
# verdict: raised
# control: reached
# says: Error
def sigmoid(z):
    print(open("@machine@/submissions/ann/lesson2_sigmoid.py").read())
    print("reached".upper())
    return 0 * z
