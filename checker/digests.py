"""Digests: the one module that hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from checker import paths

#: Folders of a course on which its verdicts rest.
OF_A_COURSE = ("checks", "mistakes", "solutions", "reference")


def of_bytes(data: bytes) -> str:
    """Return SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def of_parts(parts: Iterable[bytes]) -> str:
    """Return a digest of several byte strings: where one ends and the next begins counts too."""
    found = hashlib.sha256()
    for part in parts:
        found.update(b"%d\0" % len(part))
        found.update(part)
    return found.hexdigest()


def of_checker(course: Path) -> str:
    """Return a digest of all that a verdict rests on besides the student's text.

    Parameters
    ----------
    course : pathlib.Path
        The folder of the course: what is right, what is checked and what is known to go wrong
        stands there, and all else in the checker's own text.
    """
    return of_parts([*_engine(), *_named(course, [course / "course.toml", *_of(course)])])


def of_lessons(course: Path, stems: Collection[str]) -> dict[str, str]:
    """Return a digest of what the verdict on each lesson rests on, and no other lesson's.

    Parameters
    ----------
    course : pathlib.Path
        The folder of the course.
    stems : collection of str
        The lessons' file names without their suffix.

    Returns
    -------
    dict
        Stem → digest of the checker, of what all lessons of the course share, and of the files
        that are called by the stem.
    """
    files = _of(course)
    shared = [file for file in files if file.stem not in stems]
    common = of_parts([*_engine(), *_named(course, [course / "course.toml", *shared])]).encode()
    return {
        stem: of_parts([common, *_named(course, (file for file in files if file.stem == stem))])
        for stem in stems
    }


def _engine() -> Iterator[bytes]:
    return _named(paths.PACKAGE, filter(_is_text, paths.PACKAGE.rglob("*")))


def _of(course: Path) -> list[Path]:
    return [file for name in OF_A_COURSE for file in (course / name).rglob("*") if _is_text(file)]


def _is_text(file: Path) -> bool:
    return file.suffix in {".py", ".toml"}


def seed(text: str) -> int:
    """Return a number below 2**32 that follows from a text, and from which it cannot be found."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "little")


def _named(root: Path, files: Iterable[Path]) -> Iterator[bytes]:
    for file in sorted(files):
        yield file.relative_to(root).as_posix().encode()
        yield file.read_bytes()
