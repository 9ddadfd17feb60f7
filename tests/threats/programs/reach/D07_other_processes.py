"""D07: reads command lines and environments of other processes."""
# verdict: raised
# control: reached
# says: Error
import os


def sigmoid(z):
    for name in ("environ", "cmdline"):
        seen = 0
        for pid in (os.getppid(), int("@pid@")):
            try:
                print(open(f"/proc/{pid}/{name}", "rb").read())
                seen += 1
            except OSError as error:
                refused = error
    if not seen:
        raise refused
    print("reached".upper())
    return 0 * z
