"""Addresses of lines, for terminals that open what is clicked (OSC 8)."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote


def target(file: Path, line: int) -> str:
    """Give the address of a line in a file.

    Visual Studio Code opens its own kind at the line. Others open the file; some of them read
    the line's number behind the ``#``.
    """
    path = quote(file.resolve().as_posix())
    path = path if path.startswith("/") else f"/{path}"
    if os.environ.get("TERM_PROGRAM") == "vscode":
        return f"vscode://file{path}:{line}"
    return f"file://{path}#{line}"
