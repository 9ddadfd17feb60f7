"""R21: shared memory that outlives its process."""
# verdict: raised
# control: reached
# says: Error
import ctypes
import os


def sigmoid(z):
    libc = ctypes.CDLL(None, use_errno=True)
    got = 0
    try:
        os.close(os.open("/dev/shm/handgrad-threat", os.O_CREAT | os.O_RDWR))
        os.unlink("/dev/shm/handgrad-threat")
        got += 1
    except OSError:
        pass
    segment = libc.shmget(0, 4096, 0o1600)
    if segment >= 0:
        libc.shmctl(segment, 0, None)
        got += 1
    if not got:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    print("reached".upper())
    return 0 * z
