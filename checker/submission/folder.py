"""A folder of a submission, wherever it lies: on the disk or in an archive."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

CODE_LIMIT = 1 << 20  #: bytes of a .py file; a lesson has a few thousand
NOTEBOOK_LIMIT = 20 << 20  #: bytes of a notebook; its pictures are in it
ARCHIVE_LIMIT = 32 << 20  #: bytes of a zip
MOST_ENTRIES = 10_000  #: files and folders that are looked at in search of the lessons
MOST_LEVELS = 5  #: how deep the lessons may lie

#: Folders that nobody wrote by hand.
_MACHINES = {"__pycache__", "__macosx", "node_modules", "venv", "env", "site-packages"}

#: A file that each environment of Python has, whatever the environment is called.
OF_AN_ENVIRONMENT = "pyvenv.cfg"


@dataclass(frozen=True, kw_only=True)
class Folder:
    """What lies in one folder."""

    path: Path  #: as the student knows it
    files: Mapping[str, Callable[[], bytes]]  #: name → what reads the file, or refuses it
    folders: frozenset[str] = field(default_factory=frozenset)  #: names of the folders in it


def is_aside(name: str) -> bool:
    """Tell whether a name is that of a hidden thing, or of one that a machine made."""
    hidden = name.startswith(".") and name not in {".", ".."}
    return hidden or name.lower() in _MACHINES or name in {"Thumbs.db", "desktop.ini"}


def limit_of(name: str) -> int:
    """Return how many bytes a file of that name may have."""
    lower = name.lower()
    if lower.endswith(".ipynb"):
        return NOTEBOOK_LIMIT
    return ARCHIVE_LIMIT if lower.endswith(".zip") else CODE_LIMIT
