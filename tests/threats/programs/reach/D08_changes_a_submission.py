"""D08: changes another submission."""
# verdict: raised
# says: Error
def sigmoid(z):
    with open("@machine@/submissions/ann/lesson2_sigmoid.py", "a") as file:
        file.write("# eve was here")
    print("reached".upper())
    return 0 * z
