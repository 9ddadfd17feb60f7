"""Facts of this machine that a report of a problem needs."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
from importlib import metadata
from typing import Any

import numpy as np

#: Distributions whose version can explain a difference.
LIBRARIES = ("numpy", "pytest", "pandas", "matplotlib", "rich", "click")


def of_machine(encoding: str, *, terminal: bool, columns: int) -> dict[str, str]:
    """Collect the facts.

    Parameters
    ----------
    encoding : str
        Of the stream that reports go to.
    terminal : bool
        Whether that is a terminal.
    columns : int
        Its width.

    Returns
    -------
    dict
        What → its value; nothing that is private, so that it can be sent to others.
    """
    return {
        "system": f"{platform.system()} {platform.release()}, {platform.machine()}",
        "processors": _processors(),
        "memory": _memory(),
        "Python": f"{platform.python_version()} ({platform.python_implementation()})",
        **{name: _version(name) for name in LIBRARIES},
        "BLAS": _blas(),
        "terminal": f"{columns} columns, {_colours()}"
        if terminal
        else "none: output is redirected",
        "encoding": f"{encoding}, files {locale.getencoding()}, UTF-8 mode {sys.flags.utf8_mode}",
    }


def _processors() -> str:
    if not hasattr(os, "sched_getaffinity"):
        return str(os.cpu_count())
    return f"{len(os.sched_getaffinity(0))} of {os.cpu_count()}"


def _memory() -> str:
    try:
        size = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # Windows
        return "unknown"
    return f"{size / 2**30:.1f} GiB"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return f"missing: python -m pip install {name}"


def _blas() -> str:
    built: Any = np.show_config(mode="dicts")
    found = built.get("Build Dependencies", {}).get("blas", {})
    return f"{found.get('name', 'unknown')} {found.get('version', '')}".strip()


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return "no colours (NO_COLOR is set)"
    size = shutil.get_terminal_size()
    return f"TERM {os.environ.get('TERM', 'not set')}, {size.lines} lines"
