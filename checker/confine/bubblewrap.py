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

from checker.confine import places

KINDS = ("net", "pid", "mnt", "ipc", "uts")
CHECKER = Path(__file__).parents[1]
COURSE = CHECKER.parent
#: What the fork server itself is made of.
OURS = ("__init__.py", "confine", "student")
#: Of our own files, those that checks hand out.
DATA = (COURSE / "data", CHECKER / "data")


def identity() -> dict[str, str]:
    """Give the namespaces of this process: kind → name."""
    return {kind: str(Path(f"/proc/self/ns/{kind}").readlink()) for kind in KINDS}


def command() -> list[str]:
    """Give the words to put in front of a command; none where there is no ``bwrap``."""
    program = shutil.which("bwrap")
    if program is None:
        return []
    words = [program, "--die-with-parent"]
    words += [f"--unshare-{kind}" for kind in ("ipc", "net", "pid", "uts")]
    if os.getuid() == 0:  # so that each student's process can still have its own user
        words += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    python = sorted(set(_python()))  # a folder before what is in it
    words += _shown(_handed_out())
    words += _opened([COURSE])
    if not _is_library(COURSE):
        words += ["--tmpfs", str(COURSE)]  # else the solutions show where the course is in /tmp
    words += _opened(python)
    words += _shown(python)
    words += ["--tmpfs", str(CHECKER)]
    words += _shown([*(CHECKER / name for name in OURS), *DATA])
    words += _cache_of_matplotlib()
    return [*words, "--proc", "/proc", "--dev", "/dev", "--remount-ro", "/", "--chdir", "/"]


def shows(paths: Iterable[Path]) -> bool:
    """Whether these files and folders can be seen inside."""
    shown = {_resolved(place) for place in (*_python(), *DATA, *_handed_out())}
    return all(
        not shown.isdisjoint((path, *path.parents)) for path in (each.resolve() for each in paths)
    )


@functools.cache  # the same places are asked for with every process
def _resolved(place: Path) -> Path:
    return place.resolve()


def missing(outside: dict[str, str]) -> str:
    """Say why this process is not alone; empty where it is.

    Parameters
    ----------
    outside : dict
        The `identity` of the process that started this one: the positive control.
    """
    shared = [kind for kind, name in identity().items() if outside[kind] == name]
    if shared:
        return f"these namespaces are the machine's own: {', '.join(shared)}"
    if (CHECKER / "reference.py").exists():
        return "the checker's own files can be seen inside"
    return ""


def _shown(paths: Iterable[Path]) -> list[str]:
    return [word for path in paths for word in ("--ro-bind-try", str(path), str(path))]


def _cache_of_matplotlib() -> list[str]:
    """Let the fork server keep matplotlib's list of fonts, which takes seconds to make."""
    home = os.environ.get("HOME") or tempfile.gettempdir()
    base = os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache"
    folder = Path(os.environ.get("MPLCONFIGDIR") or f"{base}/matplotlib")
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    kept = ["--bind", str(folder)] if os.access(folder, os.W_OK) else ["--tmpfs"]
    return [*_opened([folder]), *kept, str(folder), "--setenv", "MPLCONFIGDIR", str(folder)]


def _opened(paths: Iterable[Path]) -> list[str]:
    """Make the folders around them, for every user; by itself bwrap makes them for root alone."""
    around = sorted({parent for path in paths for parent in path.parents} - {Path("/")})
    return [word for path in around for word in ("--perms", "0755", "--dir", str(path))]


def _is_library(path: Path) -> bool:
    return path.name.endswith("-packages")


def _python() -> Sequence[Path]:
    executable = Path(sys.executable)
    system = [Path(each) for each in places.SYSTEM if not each.startswith("/dev")]
    libraries = [Path(each) for each in sys.path if _is_library(Path(each))]
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
    """Where the checks put files for a student's process, in folders made later."""
    return [Path(tempfile.gettempdir())]
