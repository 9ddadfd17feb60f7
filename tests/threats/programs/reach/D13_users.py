"""D13: reads who has an account here."""
# verdict: raised
# control: reached
# says: Error
def sigmoid(z):
    open("/etc/passwd").read()
    print("reached".upper())
    return 0 * z
