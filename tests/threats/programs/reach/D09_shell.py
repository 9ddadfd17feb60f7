"""D09: a shell command."""
# verdict: raised
# control: reached
# says: Error
import subprocess


def sigmoid(z):
    print(subprocess.run(["sh", "-c", "cat @machine@/home/diary.txt"], capture_output=True))
    print("reached".upper())
    return 0 * z
