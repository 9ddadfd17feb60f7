"""A machine of its own: the fork server starts inside of namespaces, by the tool ``bwrap``.

What Landlock and the filter leave open is whether a file exists, and that other processes are
there; in a mount namespace with Python alone there is nothing to ask about. It costs one start,
since every fork is inside already. Many systems do not let users make namespaces (containers,
Ubuntu since 23.10), so this is an extra and never the only wall.
"""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from checker import paths
from checker.isolation.sandbox import readable_paths
from checker.isolation.wire.environment import is_library

KINDS = ("net", "pid", "mnt", "ipc", "uts")
#: What the fork server itself is made of.
OURS = (
    "__init__.py",
    "paths.py",
    "isolation/__init__.py",
    "isolation/sandbox",
    "isolation/wire",
    "isolation/worker",
)


def identity() -> dict[str, str]:
    """Give the namespaces of this process: kind → name."""
    return {kind: str(Path(f"/proc/self/ns/{kind}").readlink()) for kind in KINDS}


def places(course: Path) -> dict[Path, bool]:
    """List what is put in its place inside, a folder before what is in it.

    Parameters
    ----------
    course : pathlib.Path
        The folder of the course: it is hidden but for its data, wherever it lies.

    Returns
    -------
    dict
        Path → whether it can be read there; else there is an empty folder.
    """
    hidden = {course, paths.PACKAGE}
    if not is_library(paths.PROJECT):  # else the solutions show where the project is in /tmp
        hidden.add(paths.PROJECT)
    shown = {*_handed_out(), *_python(), course / "data"}
    shown |= {paths.PACKAGE / name for name in OURS}
    return {place: place not in hidden for place in sorted(shown | hidden)}


def program() -> str:
    """Give the path of ``bwrap``; empty where there is none."""
    return shutil.which("bwrap") or ""


def command(course: Path) -> list[str]:
    """Give the words to put in front of a command; none where there is no ``bwrap``."""
    if not program():
        return []
    words = [program(), "--die-with-parent"]
    words += [f"--unshare-{kind}" for kind in ("ipc", "net", "pid", "uts")]
    if os.getuid() == 0:  # so that each student's process can still have its own user
        words += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    for place, readable in places(course).items():
        words += _opened(place)
        words += ["--ro-bind-try", str(place), str(place)] if readable else ["--tmpfs", str(place)]
    words += _cache_of_matplotlib()
    return [*words, "--proc", "/proc", "--dev", "/dev", "--remount-ro", "/", "--chdir", "/"]


def shows(those: Iterable[Path], course: Path) -> bool:
    """Tell whether these files and folders can be seen inside."""
    known = _resolved(course, tempfile.gettempdir())
    for path in (each.resolve() for each in those):
        around = [each for each in (path, *path.parents) if each in known]
        if not around or not known[around[0]]:
            return False
    return True


@functools.cache  # the same places are asked for with every process
def _resolved(course: Path, _temporary: str) -> dict[Path, bool]:
    return {place.resolve(): readable for place, readable in places(course).items()}


def missing(outside: dict[str, str], secrets: Iterable[Path]) -> str:
    """Say why this process is not alone; empty where it is.

    Parameters
    ----------
    outside : dict
        The `identity` of the process that started this one: the positive control.
    secrets : iterable of pathlib.Path
        Files that must not be there: one of the checker's, one of the course's.
    """
    shared = [kind for kind, name in identity().items() if outside[kind] == name]
    if shared:
        return f"these namespaces are the machine's own: {', '.join(shared)}"
    if any(each.exists() for each in secrets):
        return "the checker's own files can be seen inside"
    return ""


def _cache_of_matplotlib() -> list[str]:
    """Let the fork server keep matplotlib's list of fonts, which takes seconds to make."""
    home = os.environ.get("HOME") or tempfile.gettempdir()
    base = os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache"
    folder = Path(os.environ.get("MPLCONFIGDIR") or f"{base}/matplotlib")
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    kept = ["--bind", str(folder)] if os.access(folder, os.W_OK) else ["--tmpfs"]
    return [*_opened(folder), *kept, str(folder), "--setenv", "MPLCONFIGDIR", str(folder)]


def _opened(path: Path) -> list[str]:
    """Make the folders around it, for every user; by itself bwrap makes them for root alone."""
    around = sorted(set(path.parents) - {Path("/")})
    return [word for path in around for word in ("--perms", "0755", "--dir", str(path))]


def _python() -> Sequence[Path]:
    executable = Path(sys.executable)
    system = [Path(each) for each in readable_paths.SYSTEM if not each.startswith("/dev")]
    libraries = [Path(each) for each in sys.path if is_library(Path(each))]
    prefixes = {Path(sys.prefix), Path(sys.base_prefix)}
    return [
        *system,
        *libraries,
        *(prefix / "lib" for prefix in prefixes),
        Path(sys.prefix) / "pyvenv.cfg",
        executable.parent,  # links from one to the other lead through both folders
        executable.resolve().parent,
    ]


def _handed_out() -> Sequence[Path]:
    """Return where the checks put files for a student's process, in folders made later."""
    return [Path(tempfile.gettempdir())]
