"""Notice that a lesson was saved, however the editor saves and wherever the folder lies."""

from __future__ import annotations

import contextlib
import os
import platform
import threading
from pathlib import Path
from typing import Self

from watchfiles import Change, watch

from checker.watch.events import Broken, Events, Saved

#: Milliseconds without another change after which a save is complete.
QUIET = 10
#: Milliseconds after which a change is told, quiet or not.
PATIENCE = 200
#: Seconds between two looks where the system tells of no changes.
LOOK = 0.1
#: File systems that tell of no changes which another machine made, or of none at all.
SILENT = {"9p", "afs", "ceph", "cifs", "drvfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs", "vboxsf"}
MOUNTS = Path("/proc/self/mounts")
#: To open a file without waiting, whatever kind it is.
AT_ONCE = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)


class Saves:
    """Tells of saved lessons while it is open; a context manager.

    Parameters
    ----------
    folder : pathlib.Path
        The lessons.
    events : Events
        Where `Saved` is put.
    """

    def __init__(self, folder: Path, events: Events) -> None:
        self._folder, self._events = folder, events
        self._stop = threading.Event()
        what = self._look if must_look(folder) else self._be_told
        self._thread = threading.Thread(target=what, daemon=True)

    def _be_told(self) -> None:
        try:
            for _ in watch(
                self._folder,
                watch_filter=is_lesson,
                debounce=PATIENCE,
                step=QUIET,
                stop_event=self._stop,
                rust_timeout=500,
                raise_interrupt=False,
                force_polling=False,  # `_look` does it, and sees two saves within a second
            ):
                self._events.put(Saved())
        except (OSError, RuntimeError) as error:
            self._events.put(Broken(reason=str(error)))

    def _look(self) -> None:
        before = state(self._folder)
        while not self._stop.wait(LOOK):
            now = state(self._folder)
            if now != before:
                self._events.put(Saved())
            before = now

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()


def is_lesson(_: Change, path: str) -> bool:
    """Tell whether a path may be part of a submission; editors' own files are not."""
    name = Path(path).name
    return name.endswith(".py") and not name.startswith((".", "#"))


def state(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Sum up what can tell that a file was saved, name by name."""
    found = {}
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if is_lesson(Change.modified, path.name):
                with contextlib.suppress(OSError):
                    found[path.name] = _state(path)
    return found


def _state(path: Path) -> tuple[int, int, int]:
    """Open the file, since a network file system may say what it knew seconds ago until then."""
    handle = os.open(path, AT_ONCE)
    try:
        status = os.fstat(handle)
    finally:
        os.close(handle)
    return status.st_mtime_ns, status.st_size, status.st_ino


def must_look(folder: Path) -> bool:
    """Tell whether changes must be looked for, since the system does not tell of them.

    ``WATCHFILES_FORCE_POLLING`` has the last word, as for watchfiles itself.
    """
    said = os.environ.get("WATCHFILES_FORCE_POLLING")
    if said:
        return said.lower() not in {"false", "disable", "disabled"}
    if "microsoft-standard" in platform.release().lower():  # WSL
        return True
    kind = file_system(folder.resolve())
    return kind in SILENT or kind.startswith("fuse.")


def file_system(folder: Path) -> str:
    """Name the file system that a folder lies on; empty where the system does not say."""
    try:
        mounts = [line.split() for line in MOUNTS.read_text(encoding="utf-8").splitlines()]
    except (OSError, UnicodeDecodeError):
        return ""
    # A blank in a path is written \040; of several mounts of one place the last one counts.
    kinds = {Path(where.replace("\\040", " ")): kind for _, where, kind, *_ in mounts}
    return next((kinds[place] for place in (folder, *folder.parents) if place in kinds), "")
