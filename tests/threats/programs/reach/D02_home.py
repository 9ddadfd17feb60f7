"""D02: reads a file of the home folder."""
# verdict: raised
# control: reached
# says: Error
def sigmoid(z):
    print(open("@machine@/home/diary.txt").read())
    print("reached".upper())
    return 0 * z
