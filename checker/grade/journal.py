"""Finished verdicts on the disk, one JSON line each: safe against kill -9 and a full disk."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from io import FileIO
from pathlib import Path
from typing import Any, Self

from checker import oserror

FILE = "journal.jsonl"


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
    """

    def __init__(self, file: Path, head: Mapping[str, Any]) -> None:
        self._path = file
        self._file = _open(file)
        self.done: dict[str, str] = {}  #: student → digest of what was graded
        self._go_on(head)

    def _go_on(self, head: Mapping[str, Any]) -> None:
        whole, known = 0, None
        with self._path.open("rb") as lines:
            for line in lines:
                record = _read(line)
                if record is None:
                    break  # the line that was being written when it ended
                whole += len(line)
                if known is None:
                    known = record
                elif not record.get("not graded"):
                    self.done[record["student"]] = record["digest"]
        os.ftruncate(self._file.fileno(), whole)
        self._file.seek(whole)
        if known is None:
            self._write(head)
        elif known != dict(head):
            self._file.close()
            different = sorted(key for key in {*known, *head} if known.get(key) != head.get(key))
            raise JournalError(
                f"{self._path} was written with another {' and another '.join(different)}. "
                "Take the same again, or grade into another folder."
            )

    def add(self, record: Mapping[str, Any]) -> None:
        """Keep a verdict.

        Raises
        ------
        JournalError
            When the disk does not take it. Those before it are safe.
        """
        self._write(record)

    def _write(self, record: Mapping[str, Any]) -> None:
        line = json.dumps(record, allow_nan=False, sort_keys=True) + "\n"
        start = self._file.tell()
        try:
            left = memoryview(line.encode("ascii"))
            while left:
                left = left[self._file.write(left) :]
            os.fsync(self._file.fileno())
        except OSError as error:
            reason = oserror.reason(error)
            self._undo(start)
            raise JournalError(
                f"{self._path} cannot be written: {reason}. What is finished is safe. "
                "Make room, then go on with --resume."
            ) from None

    def _undo(self, start: int) -> None:
        try:
            os.ftruncate(self._file.fileno(), start)
        except OSError:
            return  # the next run drops the torn line

    def records(self) -> Iterator[dict[str, Any]]:
        """Read the verdicts one by one; of a student with several the last counts."""
        last: dict[str, int] = {}
        with self._path.open("rb") as file:
            next(file, None)
            for number, line in enumerate(file):
                record = _read(line)
                if record is not None:
                    last[record["student"]] = number
        with self._path.open("rb") as file:
            next(file, None)
            for number, line in enumerate(file):
                record = _read(line)
                if record is not None and last[record["student"]] == number:
                    yield record

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def head_of(file: Path) -> dict[str, Any] | None:
    """The first line of a journal; None where there is none."""
    try:
        with file.open("rb") as lines:
            return _read(next(lines, b""))
    except FileNotFoundError:
        return None


def _open(file: Path) -> FileIO:
    try:
        file.touch()
        return file.open("rb+", buffering=0)  # what a full disk did not take is not tried again
    except OSError as error:
        reason = oserror.reason(error)
        raise JournalError(f"{file} cannot be written: {reason}. Give another folder.") from None


def _read(line: bytes) -> dict[str, Any] | None:
    if not line.endswith(b"\n"):
        return None
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None
