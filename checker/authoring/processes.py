"""Python in a process of its own, in the folder that the author works on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any


class NoAnswerError(Exception):
    """The process did not answer; the message is the last thing that it said."""


def findings(arguments: Sequence[str], root: Path, *, seconds: float) -> dict[str, Any]:
    """Start Python there, and read the JSON object in the last line that it writes.

    Modules are found in ``root`` first, and nothing is written beside them.

    Parameters
    ----------
    arguments
        What to run, as after ``python`` on the command line.
    root
        The folder to run it in.
    seconds
        How long it may take.

    Returns
    -------
    dict
        What it examined → what is wrong with it.

    Raises
    ------
    NoAnswerError
        If it ends without an answer, or does not end.
    """
    environment = os.environ | {"MPLBACKEND": "Agg", "PYTHONPATH": str(root.resolve())}
    try:
        done = subprocess.run(  # noqa: S603  our own modules, on the author's own files
            [sys.executable, "-B", "-P", *arguments],
            cwd=root,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=seconds,
            check=False,
        )
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    except subprocess.TimeoutExpired as error:
        raise NoAnswerError(f"it did not end within {seconds:g} seconds") from error
    except (IndexError, json.JSONDecodeError) as error:
        said = done.stderr.strip().splitlines() or ["it ended without a word"]
        raise NoAnswerError(said[-1]) from error
    return found
