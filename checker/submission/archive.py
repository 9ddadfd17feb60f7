"""Zip archives: members are read into memory under limits, and nothing is ever extracted.

An archive's own figures are claims. What is counted is what comes out of it.
"""

from __future__ import annotations

import io
import re
import stat
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from checker.submission.folder import (
    MOST_ENTRIES,
    OF_AN_ENVIRONMENT,
    Folder,
    is_aside,
    limit_of,
)
from checker.submission.refusal import RefusedError, shown

MOST_MEMBERS = 500
MOST_BYTES = 40 << 20  #: of all members that are read
DEEPEST = 8
LONGEST_NAME = 200

_ENTRY = b"PK\1\2"  # begins each entry of the list of members
_ENCRYPTED = 1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # others expand without a limit
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # categories of characters
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_AGAIN = "Make the zip anew from the lessons folder."


def levels(data: bytes, path: Path) -> Iterator[list[Folder]]:
    """Look at the folders of an archive, the topmost first.

    Parameters
    ----------
    data : bytes
        The archive.
    path : pathlib.Path
        What it is called; the paths of its members begin with it.

    Yields
    ------
    list of Folder
        All folders of the same depth, sorted.

    Raises
    ------
    RefusedError
        When it cannot be read, or holds what no honest archive holds.
    """
    file = shown(path.name)
    archive = _open(data, file)
    members = _members(archive, file)
    reader = _Reader(archive, file)
    files: dict[PurePosixPath, dict[str, partial[bytes]]] = defaultdict(dict)
    inner: dict[PurePosixPath, set[str]] = defaultdict(set)
    for name, info in sorted(members.items()):
        files[name.parent][name.name] = partial(reader.read, info, limit_of(name.name))
        for folder in name.parents:
            if folder.name:
                inner[folder.parent].add(folder.name)
    for depth in range(DEEPEST):
        level = sorted(each for each in {*files, *inner} if len(each.parts) == depth)
        if level:
            yield [
                Folder(path=path / each, files=files[each], folders=frozenset(inner[each]))
                for each in level
            ]


class _Reader:
    """Reads members of one archive, and keeps count of what they add up to."""

    def __init__(self, archive: zipfile.ZipFile, file: str) -> None:
        self._archive = archive
        self._file = file
        self._left = MOST_BYTES

    def read(self, info: zipfile.ZipInfo, limit: int) -> bytes:
        """Give the bytes of a member."""
        name = f"{shown(info.filename)} in {self._file}"
        if info.file_size > limit:
            raise RefusedError(
                f"{name} is larger than {limit >> 20} MiB. Hand in the code alone, without data."
            )
        try:
            with self._archive.open(info) as member:
                content = member.read(min(limit, self._left) + 1)
        except Exception:  # noqa: BLE001 (a plain ValueError, zlib's own, and more)
            raise RefusedError(f"{name} is damaged. {_AGAIN}") from None
        self._left -= len(content)
        if self._left < 0:
            raise RefusedError(f"{self._file} holds too much. {_AGAIN}")
        if len(content) != info.file_size:
            raise RefusedError(f"{name} is not as long as it is said to be. {_AGAIN}")
        return content


def _open(data: bytes, file: str) -> zipfile.ZipFile:
    if data.count(_ENTRY) > MOST_ENTRIES:  # before a list of them is made
        raise RefusedError(f"{file} holds too many files. {_AGAIN}")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except Exception:  # noqa: BLE001 (as above)
        raise RefusedError(f"{file} is not a zip that can be read. {_AGAIN}") from None


def _members(archive: zipfile.ZipFile, file: str) -> dict[PurePosixPath, zipfile.ZipInfo]:
    """Give the files of an archive by their names, each a safe one and there once."""
    members: dict[PurePosixPath, zipfile.ZipInfo] = {}
    taken: dict[str, str] = {}
    infos = archive.infolist()
    made = tuple(
        info.filename.removesuffix(OF_AN_ENVIRONMENT)
        for info in infos
        if info.filename.endswith(f"/{OF_AN_ENVIRONMENT}")
    )
    for info in infos:
        aside = any(map(is_aside, info.filename.split("/")[:-1]))
        if aside or info.filename == "./" or info.filename.startswith(made):
            continue  # never looked at, so whatever its name is
        name = _safe(info, file)
        if info.is_dir() or is_aside(name.name):
            continue
        key = str(name).casefold()
        if key in taken:
            both = f"{shown(taken[key])} and {shown(info.filename)}"
            raise RefusedError(f"{file} holds {both}, which are one name. Keep one of them.")
        taken[key] = info.filename
        members[name] = info
    if len(members) > MOST_MEMBERS:
        raise RefusedError(f"{file} holds more than {MOST_MEMBERS} files. {_AGAIN}")
    return members


def _safe(info: zipfile.ZipInfo, file: str) -> PurePosixPath:
    """Give a member's name, if it is one on every system and stays below the archive's folder."""
    name = shown(info.filename)
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise RefusedError(f"{name} in {file} is a link or a device. Put in the file itself.")
    if info.flag_bits & _ENCRYPTED:
        raise RefusedError(f"{file} is locked by a password. Make the zip without one.")
    if info.compress_type not in _METHODS:
        raise RefusedError(
            f"{name} in {file} is compressed in an unusual way. "
            "Make the zip with what your system offers for it."
        )
    whole = info.filename.removeprefix("./").removesuffix("/")
    parts = unicodedata.normalize("NFC", whole).split("/")
    if len(parts) > DEEPEST or not all(map(_is_safe, parts)):
        raise RefusedError(
            f"{name} in {file} is not a name that every system takes. Rename it, and make the zip "
            "anew from the lessons folder."
        )
    return PurePosixPath(*parts)


def _is_safe(part: str) -> bool:
    return not (
        part in {"", ".", ".."}
        or any(sign in '\\:*?"<>|' or unicodedata.category(sign) in _UNSEEN for sign in part)
        or len(part.encode("utf-8", "replace")) > LONGEST_NAME
        or part.rstrip(" .") != part
        or _DEVICES.fullmatch(part)
    )
