"""Which system calls a student's process may make, and their numbers.

The names are the same everywhere; older calls exist on x86-64 alone. Numbers from the kernel's
``arch/x86/entry/syscalls/syscall_64.tbl`` and ``include/uapi/asm-generic/unistd.h``.
"""

from __future__ import annotations

from dataclasses import dataclass

#: Computing, memory, threads of its own, time, and files as far as Landlock lets them open.
ALLOWED = (
    "brk chdir clock_getres clock_gettime clock_nanosleep close dup dup3 exit exit_group "
    "faccessat faccessat2 fcntl fstat fstatfs futex get_mempolicy getcpu getcwd getdents64 "
    "getegid geteuid getgid getgroups getitimer getpid getppid getrandom getrlimit getrusage "
    "gettid gettimeofday getuid ioctl lseek madvise membarrier mincore mmap mprotect mremap "
    "munmap nanosleep newfstatat openat pipe2 ppoll pread64 pselect6 read readlinkat readv "
    "restart_syscall rseq rt_sigaction rt_sigpending rt_sigprocmask rt_sigreturn rt_sigsuspend "
    "rt_sigtimedwait sched_get_priority_max sched_get_priority_min sched_getaffinity "
    "sched_getparam sched_getscheduler sched_yield set_robust_list set_tid_address setitimer "
    "sigaltstack statfs statx sysinfo times umask uname wait4 write writev"
).split()

#: What reaches out of the process. Anything else that is not listed does not exist for it.
REFUSED = (
    "accept bind connect execve execveat fchmod fchmodat fchmodat2 fchown fchownat fsetxattr "
    "ftruncate linkat listen lsetxattr memfd_create mkdirat mount pidfd_open pidfd_send_signal "
    "process_vm_readv process_vm_writev ptrace renameat renameat2 setns setrlimit setsid "
    "setxattr shmget socket socketpair symlinkat tkill truncate unlinkat unshare utimensat"
).split()

#: As above, of calls that x86-64 alone has.
OLD_ALLOWED = (
    "access alarm dup2 getdents getpgrp lstat open pause poll readlink select stat time"
).split()
OLD_REFUSED = (
    "chmod chown creat fork futimesat lchown link mkdir mknod rename rmdir symlink unlink utime "
    "utimes vfork"
).split()

X86_64 = {
    "read": 0, "write": 1, "open": 2, "close": 3, "stat": 4, "fstat": 5, "lstat": 6, "poll": 7,
    "lseek": 8, "mmap": 9, "mprotect": 10, "munmap": 11, "brk": 12, "rt_sigaction": 13,
    "rt_sigprocmask": 14, "rt_sigreturn": 15, "ioctl": 16, "pread64": 17, "readv": 19,
    "writev": 20, "access": 21, "select": 23, "sched_yield": 24, "mremap": 25, "mincore": 27,
    "madvise": 28, "shmget": 29, "dup": 32, "dup2": 33, "pause": 34, "nanosleep": 35,
    "getitimer": 36, "alarm": 37, "setitimer": 38, "getpid": 39, "socket": 41, "connect": 42,
    "accept": 43, "bind": 49, "listen": 50, "socketpair": 53, "clone": 56, "fork": 57,
    "vfork": 58, "execve": 59, "exit": 60, "wait4": 61, "kill": 62, "uname": 63, "fcntl": 72,
    "truncate": 76, "ftruncate": 77, "getdents": 78, "getcwd": 79, "chdir": 80, "rename": 82,
    "mkdir": 83, "rmdir": 84, "creat": 85, "link": 86, "unlink": 87, "symlink": 88,
    "readlink": 89, "chmod": 90, "fchmod": 91, "chown": 92, "fchown": 93, "lchown": 94,
    "umask": 95, "gettimeofday": 96, "getrlimit": 97, "getrusage": 98, "sysinfo": 99,
    "times": 100, "ptrace": 101, "getuid": 102, "getgid": 104, "geteuid": 107, "getegid": 108,
    "getppid": 110, "getpgrp": 111, "setsid": 112, "getgroups": 115, "rt_sigpending": 127,
    "rt_sigtimedwait": 128, "rt_sigsuspend": 130, "sigaltstack": 131, "utime": 132,
    "mknod": 133, "statfs": 137, "fstatfs": 138, "sched_getparam": 143,
    "sched_getscheduler": 145, "sched_get_priority_max": 146, "sched_get_priority_min": 147,
    "prctl": 157, "setrlimit": 160, "mount": 165, "gettid": 186, "setxattr": 188,
    "lsetxattr": 189, "fsetxattr": 190, "tkill": 200, "time": 201, "futex": 202,
    "sched_getaffinity": 204, "getdents64": 217, "set_tid_address": 218,
    "restart_syscall": 219, "clock_gettime": 228, "clock_getres": 229, "clock_nanosleep": 230,
    "exit_group": 231, "tgkill": 234, "utimes": 235, "get_mempolicy": 239, "openat": 257,
    "mkdirat": 258, "fchownat": 260, "futimesat": 261, "newfstatat": 262, "unlinkat": 263,
    "renameat": 264, "linkat": 265, "symlinkat": 266, "readlinkat": 267, "fchmodat": 268,
    "faccessat": 269, "pselect6": 270, "ppoll": 271, "unshare": 272, "set_robust_list": 273,
    "utimensat": 280, "dup3": 292, "pipe2": 293, "prlimit64": 302, "setns": 308, "getcpu": 309,
    "process_vm_readv": 310, "process_vm_writev": 311, "renameat2": 316, "getrandom": 318,
    "memfd_create": 319, "execveat": 322, "membarrier": 324, "statx": 332, "rseq": 334,
    "pidfd_send_signal": 424, "pidfd_open": 434, "faccessat2": 439, "fchmodat2": 452,
}  # fmt: skip

AARCH64 = {
    "setxattr": 5, "lsetxattr": 6, "fsetxattr": 7, "getcwd": 17, "dup": 23, "dup3": 24,
    "fcntl": 25, "ioctl": 29, "mkdirat": 34, "unlinkat": 35, "symlinkat": 36, "linkat": 37,
    "renameat": 38, "mount": 40, "statfs": 43, "fstatfs": 44, "truncate": 45, "ftruncate": 46,
    "faccessat": 48, "chdir": 49, "fchmod": 52, "fchmodat": 53, "fchownat": 54, "fchown": 55,
    "openat": 56, "close": 57, "pipe2": 59, "getdents64": 61, "lseek": 62, "read": 63,
    "write": 64, "readv": 65, "writev": 66, "pread64": 67, "pselect6": 72, "ppoll": 73,
    "readlinkat": 78, "newfstatat": 79, "fstat": 80, "utimensat": 88, "exit": 93,
    "exit_group": 94, "set_tid_address": 96, "unshare": 97, "futex": 98, "set_robust_list": 99,
    "nanosleep": 101, "getitimer": 102, "setitimer": 103, "clock_gettime": 113,
    "clock_getres": 114, "clock_nanosleep": 115, "ptrace": 117, "sched_getscheduler": 120,
    "sched_getparam": 121, "sched_getaffinity": 123, "sched_yield": 124,
    "sched_get_priority_max": 125, "sched_get_priority_min": 126, "restart_syscall": 128,
    "kill": 129, "tkill": 130, "tgkill": 131, "sigaltstack": 132, "rt_sigsuspend": 133,
    "rt_sigaction": 134, "rt_sigprocmask": 135, "rt_sigpending": 136, "rt_sigtimedwait": 137,
    "rt_sigreturn": 139, "times": 153, "setsid": 157, "getgroups": 158, "uname": 160,
    "getrlimit": 163, "setrlimit": 164, "getrusage": 165, "umask": 166, "prctl": 167,
    "getcpu": 168, "gettimeofday": 169, "getpid": 172, "getppid": 173, "getuid": 174,
    "geteuid": 175, "getgid": 176, "getegid": 177, "gettid": 178, "sysinfo": 179,
    "shmget": 194, "socket": 198, "socketpair": 199, "bind": 200, "listen": 201, "accept": 202,
    "connect": 203, "brk": 214, "munmap": 215, "mremap": 216, "clone": 220, "execve": 221,
    "mmap": 222, "mprotect": 226, "mincore": 232, "madvise": 233, "get_mempolicy": 236,
    "wait4": 260, "prlimit64": 261, "setns": 268, "process_vm_readv": 270,
    "process_vm_writev": 271, "renameat2": 276, "getrandom": 278, "memfd_create": 279,
    "execveat": 281, "membarrier": 283, "statx": 291, "rseq": 293, "pidfd_send_signal": 424,
    "pidfd_open": 434, "faccessat2": 439, "fchmodat2": 452,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Table:
    """The system calls of an architecture."""

    audit: int  #: the kernel's number of the architecture
    numbers: dict[str, int]  #: name → number
    allowed: tuple[str, ...]  #: the names that a student's process may call
    refused: tuple[str, ...]  #: the names that it is told it may not call


TABLES = {
    "x86_64": Table(
        audit=0xC000003E,
        numbers=X86_64,
        allowed=(*ALLOWED, *OLD_ALLOWED),
        refused=(*REFUSED, *OLD_REFUSED),
    ),
    "aarch64": Table(
        audit=0xC00000B7, numbers=AARCH64, allowed=tuple(ALLOWED), refused=tuple(REFUSED)
    ),
}
