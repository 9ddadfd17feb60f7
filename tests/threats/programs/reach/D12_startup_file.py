"""D12: writes a file that a shell runs when it starts."""
# verdict: raised
# says: Error
def sigmoid(z):
    with open("@machine@/home/.bashrc", "a") as file:
        file.write("echo eve was here")
    print("reached".upper())
    return 0 * z
