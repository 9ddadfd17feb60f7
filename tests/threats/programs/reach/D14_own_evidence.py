"""D14: gives its own file another mode, time and name."""
# verdict: raised
# says: Error
import os


def sigmoid(z):
    mine = "@machine@/submissions/eve/lesson2_sigmoid.py"
    done = 0
    for change in (
        lambda: os.chmod(mine, 0o640),
        lambda: os.utime(mine, (1, 1)),
        lambda: os.rename(mine, mine + ".old"),
        lambda: os.chown(mine, os.getuid(), os.getgid()),
        lambda: os.link(mine, mine + ".link"),
        lambda: os.symlink("/etc/passwd", mine + ".symlink"),
        lambda: os.truncate(mine, 0),
        lambda: os.setxattr(mine, "user.eve", b"1"),
        lambda: os.mkdir(mine + ".d"),
        lambda: os.mkfifo(mine + ".fifo"),
    ):
        try:
            change()
            done += 1
        except OSError as error:
            refused = error
    if not done:
        raise PermissionError(str(refused))
    print("reached".upper(), done)
    return 0 * z
