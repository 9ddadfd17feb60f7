"""The surroundings of a student's process: environment, import path, streams.

Used in the student's process, and by the trusted one to start it; imports nothing heavy.
"""

from __future__ import annotations

import os
import re
import site
import sys
import sysconfig
from pathlib import Path

from checker import paths

# starts any of our modules in a clean interpreter, which knows nothing of this repository
_START = "import sys; sys.path.insert(0, sys.argv[1]); from {0} import main; main(sys.argv[2:])"
_PASSED_ON = (
    "PATH",
    "HOME",  # matplotlib keeps its list of fonts there
    "XDG_CACHE_HOME",
    "MPLCONFIGDIR",
    "USERPROFILE",
    "PYTHONPATH",  # a cluster's libraries are found through it
    "PYTHONUSERBASE",
    "APPDATA",  # where Windows keeps what one user has installed
    "SYSTEMROOT",  # Windows can start no Python without it
    "TEMP",
    "TMPDIR",
)
_SET = {
    "MPLBACKEND": "Agg",  # plt.show() returns at once
    "OPENBLAS_NUM_THREADS": "1",  # threads do not survive a fork
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
}


def command(module: str, *arguments: str) -> list[str]:
    """Give the command line that runs ``main`` of a module of ours in a clean interpreter."""
    # numpy may live in the user's own site-packages only
    user = [] if site.getusersitepackages() in sys.path else ["-s"]
    return [
        sys.executable,
        *user,
        "-P",
        "-c",
        _START.format(module),
        str(paths.PROJECT),
        *arguments,
    ]


def environment() -> dict[str, str]:
    """Give the environment of a student's process: nothing secret, one thread, no window."""
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**kept, **_SET}


def forget_checker() -> None:
    """Leave only installed libraries importable: no checks, no solutions.

    Call it when every module of ours that the process needs has been imported.
    """
    sys.dont_write_bytecode = True  # from here on, what is imported is not ours
    sys.path[:] = [entry for entry in sys.path if is_library(Path(entry))]
    ours = __name__.partition(".")[0]
    for name, module in sys.modules.items():
        if name.partition(".")[0] == ours and hasattr(module, "__path__"):
            module.__path__ = []
    sys.argv[:] = [""]


def is_library(entry: Path) -> bool:
    """Tell whether a folder of the import path holds Python's own modules or installed ones."""
    standard = {Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")}
    standard |= {each / "lib-dynload" for each in standard}
    if os.name == "nt":
        standard |= {Path(sys.base_prefix), Path(sys.base_prefix) / "DLLs"}
    return (
        entry in standard
        or entry.name in ("site-packages", "dist-packages")
        or re.fullmatch(r"python\d+\.zip", entry.name) is not None
        or any(entry.glob("*.dist-info"))  # installed into a folder of another name
    )


def reopen_output() -> None:
    """Make `sys.stdout` and `sys.stderr` write to descriptors 1 and 2, line by line."""
    for name, descriptor in (("stdout", 1), ("stderr", 2)):
        stream = open(  # noqa: SIM115  a descriptor that stays open
            descriptor, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False
        )
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
