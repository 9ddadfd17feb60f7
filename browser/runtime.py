"""A copy of the runtime on one's own disk: for a site of one's own, and for the tests.

The core comes from npm, the wheels from a folder or from the public address. Each file is
compared with the hash that Pyodide's own lock file, or npm, gives for it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import tarfile
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from checker import digests

#: Tests, pages and copies all use this one.
VERSION = "0.27.7"
#: Of npm's package of that version.
INTEGRITY = (
    "RUSVJlhQdfWfgO9hVHCiXoG+nVZQRS5D9FzgpLJ/VcgGBLSAKoPL8kTiOikxbHQm1kRISeWUBdulEgO26qpSRA=="
)
PUBLIC = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
CORE = (
    "package.json",
    "pyodide.mjs",
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "pyodide-lock.json",
    "python_stdlib.zip",
)
#: What lessons use; the lock file says what these need.
PACKAGES = ("numpy", "pandas", "matplotlib")


class UnavailableError(Exception):
    """A file of the runtime cannot be had; the message says which, and why."""


def copy_to(folder: Path, wheels: Path | None = None) -> None:
    """Make a folder that a page or node can load the runtime from.

    Parameters
    ----------
    folder : pathlib.Path
        Made where it does not exist; what is there already, and right, stays.
    wheels : pathlib.Path, optional
        A folder with the wheels; the public address by default.

    Raises
    ------
    UnavailableError
        When something cannot be downloaded, or is not what the lock file says.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if not all((folder / name).is_file() for name in CORE):
        _unpack_core(folder)
    lock = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))
    for package in needed(PACKAGES, lock["packages"]):
        file = folder / package["file_name"]
        if not file.is_file():
            data = _wheel(file.name, wheels)
            if digests.of_bytes(data) != package["sha256"]:
                raise UnavailableError(f"{file.name} is not the file that Pyodide's lock names.")
            file.write_bytes(data)


def needed(names: Iterable[str], packages: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the entries of the lock file for some packages, and for all that these need.

    Parameters
    ----------
    names : iterable of str
        Names of packages.
    packages : mapping
        The lock file's ``packages``.
    """
    seen: set[str] = set()
    waiting = [*names]
    while waiting:
        name = waiting.pop().lower().replace("_", "-")
        if name not in seen:
            seen.add(name)
            waiting += packages[name]["depends"]
            yield packages[name]


def _wheel(name: str, wheels: Path | None) -> bytes:
    if wheels is not None:
        try:
            return (wheels / name).read_bytes()
        except OSError as error:
            raise UnavailableError(f"{name} is not in the folder of wheels: {error}") from None
    try:
        with urllib.request.urlopen(PUBLIC + name, timeout=60) as answer:  # noqa: S310 (https)
            data: bytes = answer.read()
    except OSError as error:
        raise UnavailableError(f"{PUBLIC}{name} cannot be downloaded: {error}") from None
    return data


def _unpack_core(folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise UnavailableError("npm is not installed; Pyodide's core is downloaded with it.")
    command = [npm, "pack", "--silent", f"pyodide@{VERSION}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    archive = folder / f"pyodide-{VERSION}.tgz"
    if done.returncode or not archive.is_file():
        raise UnavailableError(f"npm cannot download pyodide@{VERSION}: {done.stderr.strip()}")
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if digest != INTEGRITY:
        raise UnavailableError(f"npm gave another pyodide@{VERSION} than the one that was pinned.")
    with tarfile.open(archive) as members:
        for name in CORE:
            member = members.extractfile(f"package/{name}")
            if member is None:
                raise UnavailableError(f"npm's pyodide@{VERSION} holds no {name}.")
            (folder / name).write_bytes(member.read())
    archive.unlink()
