"""A machine worth attacking: other people's files, services that listen, and what became of them.

Whatever must not get out holds a canary: a text that nobody could guess.
"""

import contextlib
import os
import re
import secrets
import socket
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
LESSON1 = ROOT / "solutions" / "lesson1_initialize.py"
CANARY = f"canary-{secrets.token_hex(12)}"
SECRET = "HANDGRAD_THREATS_SECRET"  # noqa: S105  the name of a variable
PLACE = re.compile("@(machine|root|tcp|udp|unix|pid)@")
HONEST = f"""import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))  # {CANARY}
"""


class Machine:
    """A folder, three services, and a memory of how they were."""

    def __init__(self, folder):
        self.folder = folder
        self.ann, self.eve = (folder / "submissions" / name for name in ("ann", "eve"))
        self._services = contextlib.ExitStack()
        self._callers = []
        files = {
            "submissions/ann/lesson1_initialize.py": LESSON1.read_text(encoding="utf-8"),
            "submissions/ann/lesson2_sigmoid.py": HONEST,
            "submissions/eve/lesson2_sigmoid.py": "",
            "home/diary.txt": f"dear diary, {CANARY}\n",
            "home/.bashrc": f"export TOKEN={CANARY}\n",
            "grades.csv": f"ann,{CANARY}\neve,0\n",
        }
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for place in (folder, *folder.rglob("*")):  # only the checker's layers stand in the way
            place.chmod(0o777 if place.is_dir() else 0o666)

    def open_services(self):
        """Listen; each caller is noted."""
        tcp, udp = socket.socket(), socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        unix = socket.socket(socket.AF_UNIX)
        for service, place in ((tcp, ("127.0.0.1", 0)), (udp, ("127.0.0.1", 0))):
            service.bind(place)
        unix.bind(str(self.folder / "s"))
        (self.folder / "s").chmod(0o777)
        for service in (tcp, udp, unix):
            service.settimeout(0)
            self._services.callback(service.close)
            if service is not udp:
                service.listen()
        self._places = {
            "machine": str(self.folder),
            "root": str(ROOT),
            "tcp": str(tcp.getsockname()[1]),
            "udp": str(udp.getsockname()[1]),
            "unix": unix.getsockname(),
            "pid": str(os.getpid()),
        }
        self._listening = {"tcp": tcp.accept, "unix": unix.accept, "udp": lambda: udp.recv(99)}

    def close(self):
        self._services.close()

    def callers(self):
        """Which services were called since this was last asked."""
        called = []
        for name, receive in self._listening.items():
            with contextlib.suppress(BlockingIOError):
                while True:
                    got = receive()
                    called.append(name)
                    if isinstance(got, tuple):
                        got[0].close()
        return called

    def submit(self, files):
        """Put a hostile submission where submissions are; give its folder."""
        for old in self.eve.iterdir():
            old.unlink()
        for name, text in files.items():
            path = self.eve / name
            path.write_text(PLACE.sub(self._place, text), encoding="utf-8")
            path.chmod(0o666)
        return self.eve

    def _place(self, found):
        return self._places[found[1]]

    def state(self):
        """What can be seen of every file: name, kind, mode, owner, size, time and contents."""
        return {str(path): _seen(path) for path in (self.folder, *sorted(self.folder.rglob("*")))}


def _seen(path):
    stat = path.lstat()
    text = path.read_bytes() if path.is_file() and os.access(path, os.R_OK) else b""
    times = 0 if path.is_dir() else stat.st_mtime_ns
    return stat.st_mode, stat.st_uid, stat.st_gid, times, tuple(_attributes(path)), text


def _attributes(path):
    try:
        return os.listxattr(path, follow_symlinks=False)
    except OSError:
        return []


def descendants(of):
    """The living processes that a process started, however indirectly."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                stat = (entry / "stat").read_text(encoding="utf-8", errors="replace")
                state, parent = stat.rpartition(")")[2].split()[:2]
                if state not in "ZX":
                    parents[int(entry.name)] = int(parent)
    found = {of}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {of}


def settle(allowed, seconds=15.0):
    """Wait until no process is left but those allowed; give what stays, and what it is."""
    end = time.monotonic() + seconds
    while (left := descendants(os.getpid()) - allowed) and time.monotonic() < end:
        time.sleep(0.01)
    return {pid: _described(pid) for pid in left}


def _described(pid):
    about = Path(f"/proc/{pid}")
    with contextlib.suppress(OSError):
        command = (about / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        status = (about / "status").read_text(errors="replace").split("\n")
        kept = [line for line in status if line.startswith(("Name", "State", "PPid", "NSpid"))]
        return [command, *kept, (about / "wchan").read_text()]
    return "it has ended"
