"""D21: the same files by detours: links of /proc, relative paths, other system calls."""
# verdict: raised
# control: reached
# says: Error
import ctypes
import os

OPEN_HOW = (ctypes.c_uint64 * 3)(0, 0, 0)


def by_openat2(path):
    libc = ctypes.CDLL(None, use_errno=True)
    found = libc.syscall(437, -100, path.encode(), OPEN_HOW, 24)
    if found < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return found


def by_handle(path):
    place = os.open(path, os.O_PATH)
    return os.open(f"/proc/self/fd/{place}", os.O_RDONLY)


def by_folder(path):
    folder = os.open(os.path.dirname(path), os.O_PATH | os.O_DIRECTORY)
    return os.open(os.path.basename(path), os.O_RDONLY, dir_fd=folder)


def from_there(path):
    os.chdir(os.path.dirname(path))
    return os.open(os.path.basename(path), os.O_RDONLY)


def sigmoid(z):
    path = "@machine@/grades.csv"
    ways = [
        *(lambda p=p: os.open(p + path, os.O_RDONLY) for p in ("/proc/self/root", "/proc/1/root")),
        lambda: os.open("/proc/self/cwd/" + os.path.relpath(path, os.getcwd()), os.O_RDONLY),
        lambda: os.open(f"/proc/{os.getppid()}/root{path}", os.O_RDONLY),
        lambda: os.open("/usr/lib/../.." + path, os.O_RDONLY),
        *(lambda way=way: way(path) for way in (by_openat2, by_handle, by_folder, from_there)),
    ]
    got = []
    for way in ways:
        try:
            got.append(os.read(way(), 99))
        except OSError as error:
            refused = error
    if not got:
        raise refused
    print("reached".upper(), got)
    return 0 * z
