"""Finished verdicts on the disk, one JSON line each: safe against kill -9 and a full disk."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Self

from checker import os_error
from checker.grading.schedule import lock
from checker.grading.verdict import Verdict
from checker.submission.refusal import shown
from checker.tree import from_plain, to_plain

FILE = "journal.jsonl"
#: Rises when lines of an older form cannot be read any more.
FORMAT = 3
#: A journal that ends in its first line begins so.
_BEGINNING = b'{"format": '
_FLAGS = os.O_RDWR | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
)


class JournalError(Exception):
    """The journal cannot be used; the message says what cures it."""


class Journal:
    """Lines that are on the disk before the next one is written; a context manager.

    Parameters
    ----------
    file : pathlib.Path
        Where they are.
    head : mapping
        What all verdicts have in common. A journal with another head is not gone on with.

    Raises
    ------
    JournalError
        When the file is another's, in use, or cannot be written. Then nothing in it was changed.
    """

    def __init__(self, file: Path, head: Mapping[str, Any]) -> None:
        self._path = file
        self._places: dict[str, int] = {}  # student → where the last line of theirs begins
        self.done: dict[str, tuple[str, Mapping[str, str]]] = {}
        """Student → digest of what was graded, and the key of each lesson."""
        self._file = _open(file)
        try:
            self._go_on({"format": FORMAT, **head})
        except BaseException:
            self.close()
            raise

    def _go_on(self, head: Mapping[str, Any]) -> None:
        if not lock.take(self._file):
            raise JournalError(
                f"Another grading writes into {shown(self._path.parent)} just now. Wait until it "
                "ends, or give another folder."
            )
        known, whole = None, 0
        with os.fdopen(os.dup(self._file), "rb") as lines:
            lines.seek(0)
            for number, line in enumerate(lines, 1):
                if not line.endswith(b"\n"):
                    break  # it was being written when the grading ended
                if known is None:
                    known = _head(line, self._path)
                else:
                    self._keep(_verdict(line, self._path, number), whole)
                whole += len(line)
            else:
                line = b""
        if known is None and not _BEGINNING.startswith(line[: len(_BEGINNING)]):
            raise _not_ours(self._path)
        if known is None or not self._places:  # nothing is lost
            self._cut(0)
            self._write(_line(head))
            return
        _refuse_another(known, head, self._path)
        self._cut(whole)

    def _keep(self, verdict: Verdict, place: int) -> None:
        self._places[verdict.student] = place
        if verdict.not_graded:
            self.done.pop(verdict.student, None)
        else:
            self.done[verdict.student] = (verdict.digest, verdict.keys)

    def add(self, verdict: Verdict) -> None:
        """Keep a verdict.

        Raises
        ------
        JournalError
            When the disk does not take it. Those before it are safe.
        """
        self._keep(verdict, self._write(_line(to_plain(verdict))))

    def _write(self, line: bytes) -> int:
        start = os.lseek(self._file, 0, os.SEEK_END)
        try:
            left = memoryview(line)
            while left:
                left = left[os.write(self._file, left) :]
            os.fsync(self._file)
        except OSError as error:
            reason = os_error.reason(error)
            self._undo(start)
            raise JournalError(
                f"{self._path} cannot be written: {reason}. What is finished is safe. "
                "Make room, then go on with --resume."
            ) from None
        return start

    def _undo(self, start: int) -> None:
        try:
            self._cut(start)
        except OSError:
            return  # the next run drops the torn line

    def _cut(self, length: int) -> None:
        os.ftruncate(self._file, length)
        os.lseek(self._file, length, os.SEEK_SET)

    def verdict_of(self, student: str) -> Verdict | None:
        """Return the last verdict of a student; None where there is none."""
        if student not in self._places:
            return None
        return next(self._at([self._places[student]]))

    def verdicts(self) -> Iterator[Verdict]:
        """Yield the verdicts one by one; of a student with several the last counts."""
        return self._at(sorted(self._places.values()))

    def _at(self, places: Iterable[int]) -> Iterator[Verdict]:
        with os.fdopen(os.dup(self._file), "rb") as lines:
            for place in places:
                lines.seek(place)
                yield from_plain(Verdict, json.loads(lines.readline()))

    def close(self) -> None:
        """Close the file, and let others have it."""
        if self._file >= 0:
            os.close(self._file)
        self._file = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def head_of(file: Path) -> dict[str, Any] | None:
    """Return the first line of a journal; None where nothing was graded yet.

    Raises
    ------
    JournalError
        When the file is no journal.
    """
    try:
        descriptor = _open(file, make=False)
    except FileNotFoundError:
        return None
    with os.fdopen(descriptor, "rb") as lines:
        first, second = lines.readline(), lines.readline()
    if not second.endswith(b"\n"):
        return None
    return _head(first, file)


def _open(file: Path, *, make: bool = True) -> int:
    try:
        descriptor = os.open(file, _FLAGS | (os.O_CREAT if make else 0), 0o600)
    except FileNotFoundError:
        if not make:
            raise
        raise JournalError(f"{file} cannot be written: its folder is not there.") from None
    except OSError as error:
        if file.is_symlink():
            raise JournalError(
                f"{shown(file)} is a link, and no link is followed. Give another folder."
            ) from None
        reason = os_error.reason(error)
        raise JournalError(f"{file} cannot be written: {reason}. Give another folder.") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _not_ours(file)
    return descriptor


def _not_ours(file: Path) -> JournalError:
    return JournalError(
        f"{shown(file)} is not the journal of a grading, and stays as it is. Give another folder."
    )


def _line(record: Mapping[str, Any]) -> bytes:
    return (json.dumps(record, allow_nan=False, sort_keys=True) + "\n").encode("ascii")


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _head(line: bytes, file: Path) -> dict[str, Any]:
    record = _parsed(line)
    if record is None or "seed" not in record:
        raise _not_ours(file)
    if record.get("format") != FORMAT:
        raise JournalError(
            f"{shown(file)} was written by another version of the checker. Grade into another "
            "folder."
        )
    return record


def _verdict(line: bytes, file: Path, number: int) -> Verdict:
    try:
        return from_plain(Verdict, _parsed(line))
    except (TypeError, ValueError):
        raise JournalError(
            f"Line {number} of {shown(file)} is no verdict. Take that line out, and go on with "
            "--resume: whoever it was about is graded anew."
        ) from None


def _refuse_another(known: Mapping[str, Any], head: Mapping[str, Any], file: Path) -> None:
    different = sorted(key for key in {*known, *head} if known.get(key) != head.get(key))
    if different:
        raise JournalError(
            f"{file} was written with another {' and another '.join(different)}. "
            "Take the same again, or grade into another folder."
        )
