"""Files are written whole or not at all: a crash or a full disk leaves the old one."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import IO


@contextlib.contextmanager
def writing(file: Path, mode: int = 0o644) -> Iterator[IO[bytes]]:
    """Open a file to be written: it takes the place of the old one when all is in it.

    Parameters
    ----------
    file : pathlib.Path
        Its folder is there. A link is replaced, not followed.
    mode : int
        Who may read and write it, as in `os.chmod`.
    """
    part = file.with_name(f".{file.name}.{secrets.token_hex(4)}.part")
    try:
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(part, flags, 0o600), "w+b") as to:
            yield to
        part.chmod(mode)
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def save(file: Path, text: str, mode: int = 0o644) -> None:
    """Write a text into a file."""
    with writing(file, mode) as to:
        to.write(text.encode("utf-8", "replace"))
