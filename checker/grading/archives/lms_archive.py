"""A folder or one large zip of submissions → the files in it, each read when it is needed."""

from __future__ import annotations

import contextlib
import os
import stat
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from checker.submission.disk import read_bytes
from checker.submission.folder import is_aside, limit_of
from checker.submission.refusal import RefusedError, shown

#: A class of two thousand, each with a whole repository, has fewer.
MOST_FILES = 500_000
DEEPEST = 12


class ExportError(Exception):
    """The submissions cannot be read; the message says what cures it."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """One file of an export."""

    parts: tuple[str, ...]  #: its path within the export
    read: Callable[[], bytes]  #: gives its bytes, or raises RefusedError


@contextlib.contextmanager
def opened(path: Path) -> Iterator[list[Item]]:
    """List the files of an export.

    Parameters
    ----------
    path : pathlib.Path
        A folder of submissions, one zip of them, or the file of a single student.

    Yields
    ------
    list of Item
        In the order of their paths. While the context is open they can be read.

    Raises
    ------
    ExportError
        When there is nothing to grade; with what cures it.
    """
    if path.is_dir():
        items = list(_in_folder(path))
        yield _some(items, path)
        return
    if not path.is_file():
        raise ExportError(
            f"{shown(path)} does not exist. Give the folder or the zip with the submissions."
        )
    try:
        archive = zipfile.ZipFile(path)
    except Exception:  # noqa: BLE001 (zipfile raises many kinds on what is none)
        if path.suffix.lower() in {".py", ".ipynb"}:
            yield [Item(parts=(path.name,), read=partial(read_bytes, path, limit_of(path.name)))]
            return
        raise ExportError(
            f"{shown(path)} is not a zip that can be read. Unpack it, and give the folder."
        ) from None
    with archive:
        yield _some(list(_in_zip(archive)), path)


def _in_folder(root: Path) -> Iterator[Item]:
    count = 0
    for folder, inner, files in os.walk(root, followlinks=False):
        inner[:] = sorted(name for name in inner if not is_aside(name))
        where = Path(folder).relative_to(root).parts
        if len(where) >= DEEPEST:
            inner.clear()
        for name in sorted(files):
            if is_aside(name):
                continue
            count += 1
            if count > MOST_FILES:
                raise ExportError(f"{shown(root)} holds too many files. Give the submissions only.")
            file = Path(folder, name)
            yield Item(parts=(*where, name), read=partial(read_bytes, file, limit_of(name)))


def _in_zip(archive: zipfile.ZipFile) -> Iterator[Item]:
    infos = archive.infolist()
    if len(infos) > MOST_FILES:
        raise ExportError("The zip holds too many files. Give the submissions only.")
    for info in sorted(infos, key=lambda each: each.filename):
        # a name is a label here: nothing is written anywhere by it
        name = unicodedata.normalize("NFC", info.filename.replace("\\", "/"))
        parts = tuple(part for part in name.split("/") if part not in {"", ".", ".."})
        if info.is_dir() or not parts or len(parts) > DEEPEST or any(map(is_aside, parts)):
            continue
        yield Item(parts=parts, read=partial(_member, archive, info, limit_of(parts[-1])))


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    name = shown(PurePosixPath(info.filename).name)
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        raise RefusedError(f"{name} is a link or a device. Hand in the file itself.")
    try:
        with archive.open(info) as member:
            content = member.read(limit + 1)
    except Exception:  # noqa: BLE001 (a plain ValueError, zlib's own, and more)
        raise RefusedError(f"{name} is damaged in the export. Hand it in anew.") from None
    if len(content) > limit:
        raise RefusedError(f"{name} is larger than {limit >> 20} MiB. Hand in the code alone.")
    return content


def _some(items: list[Item], path: Path) -> list[Item]:
    if not items:
        raise ExportError(f"There is no file in {shown(path)}. Give the submissions' folder.")
    return items
