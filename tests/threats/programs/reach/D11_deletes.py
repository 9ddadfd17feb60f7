"""D11: deletes a tree of files."""
# verdict: raised
# says: Error
import shutil


def sigmoid(z):
    shutil.rmtree("@machine@/submissions/ann")
    print("reached".upper())
    return 0 * z
