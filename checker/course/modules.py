"""A course's own modules, imported by path under a name that nobody else has.

So two courses can be loaded in one process, and no module of a course can stand in the way of
another of the same name. Within a course, modules import each other relatively.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

from checker import digests


def package(folder: Path) -> str:
    """Return the name under which a course's modules are imported: of its folder alone."""
    name = f"_course_{digests.of_bytes(str(folder).encode())[:16]}"
    if name not in sys.modules:
        made = ModuleType(name, f"The modules of the course in {folder}.")
        made.__path__ = [str(folder)]
        sys.modules[name] = made
    return name


def forget(folder: Path) -> None:
    """Let a course's modules be imported anew: its author changed them."""
    own = package(folder)
    for name in [name for name in sys.modules if name.partition(".")[0] == own]:
        del sys.modules[name]
    importlib.invalidate_caches()


def load(folder: Path, name: str) -> ModuleType:
    """Import a module of a course.

    Parameters
    ----------
    folder : pathlib.Path
        The course's folder.
    name : str
        The module as seen from there: ``"checks.lesson1_name"``.
    """
    return importlib.import_module(f"{package(folder)}.{name}")
