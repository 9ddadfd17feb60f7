"""What a student's process may read: Python, its libraries, and nothing of ours."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from pathlib import Path

SYSTEM = (
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/usr/share",  # time zones and fonts
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/dev/null",
    "/dev/urandom",
)


def of_python(hidden: Collection[Path]) -> tuple[list[Path], list[Path]]:
    """Return where this interpreter and its libraries are.

    Parameters
    ----------
    hidden : collection of pathlib.Path
        Folders inside of which nothing may be read, although a library may be around them.

    Returns
    -------
    readable : list of pathlib.Path
        Files, and folders with all that is in them.
    listed : list of pathlib.Path
        The folders around the hidden ones: their names may be listed, as an import does.
    """
    libraries = [Path(entry) for entry in sys.path if entry]
    prefixes = {Path(sys.prefix) / "lib", Path(sys.base_prefix) / "lib"}
    wanted = {*map(Path, SYSTEM), *prefixes, *libraries}
    readable: list[Path] = []
    listed: list[Path] = []
    secret = {each.resolve() for each in hidden}
    for place in sorted(each.resolve() for each in wanted if each.exists()):
        _without(secret, place, readable, listed)
    return readable, listed


def _without(
    hidden: Collection[Path], place: Path, readable: list[Path], listed: list[Path]
) -> None:
    if place in hidden:
        return
    if not any(place in each.parents for each in hidden):
        readable.append(place)
        return
    listed.append(place)
    for each in _entries(place):
        _without(hidden, each, readable, listed)


def _entries(place: Path) -> Iterable[Path]:
    # a link could lead to what is hidden
    return [each for each in place.iterdir() if not each.is_symlink()]
