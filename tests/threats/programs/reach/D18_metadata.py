"""D18: mode, times and owner of a file, by the system calls that filters forget."""
# verdict: raised
# machine: x86_64
# says: Error
import ctypes
import os


def sigmoid(z):
    libc = ctypes.CDLL(None, use_errno=True)
    path = ctypes.c_char_p(b"@machine@/submissions/ann/lesson2_sigmoid.py")
    times = (ctypes.c_long * 4)(1, 0, 1, 0)
    uid, gid = os.getuid(), os.getgid()
    calls = (
        (452, -100, path, 0o600, 0),  # fchmodat2
        (90, path, 0o600),  # chmod
        (235, path, times),  # utimes
        (132, path, times),  # utime
        (261, -100, path, times),  # futimesat
        (94, path, uid, gid),  # lchown
        (189, path, b"user.eve", b"1", 1, 0),  # lsetxattr
        (463, -100, path, 0, b"user.eve", times, 16),  # setxattrat
        (468, -100, path, times, 24, 0),  # file_getattr
        (469, -100, path, times, 24, 0),  # file_setattr
    )
    if all(libc.syscall(*call) < 0 for call in calls):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    print("reached".upper())
    return 0 * z
