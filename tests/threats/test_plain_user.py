"""The same rows as a user who is not root: other layers stand in the way then."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from machine import ROOT

from checker.isolation.sandbox.user import open_to_all

NOBODY = 65534
HERE = Path(__file__).parent
#: Where another interpreter may be that has what the checker needs: set it to run these rows.
OTHER = "HANDGRAD_PLAIN_PYTHON"
NEEDED = "import click, hypothesis, numpy, pandas, pytest, rich"


def interpreter():
    """A Python that every user can run, with the libraries; or why there is none."""
    if os.getuid():
        return "", "this run is a plain user's already"
    for each in (sys.executable, os.environ.get(OTHER, ""), "/usr/bin/python3"):
        if each and Path(each).exists() and _serves(each):
            return each, ""
    return "", (
        f"no Python that every user can read has the checker's libraries: set {OTHER} to one"
    )


def _serves(python):
    if not open_to_all([Path(python), ROOT, HERE]):
        return False
    done = subprocess.run(
        [python, "-c", NEEDED], user=NOBODY, cwd="/", capture_output=True, check=False
    )
    return not done.returncode


def test_the_rows_as_a_plain_user():
    python, missing = interpreter()
    if missing:
        pytest.skip(missing)
    home = Path(tempfile.mkdtemp(prefix="plain-"))
    shutil.chown(home, NOBODY, NOBODY)
    words = ["-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", "--tb=short"]
    words += ["-k", "test_a_row or test_kinds", str(HERE)]
    try:
        done = subprocess.run(
            [python, *words],
            user=NOBODY,
            group=NOBODY,
            extra_groups=[],
            cwd=ROOT,
            env={
                "HOME": str(home),
                "TMPDIR": str(home),
                "PATH": os.defpath,
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        shutil.rmtree(home)
    sys.stdout.write(done.stdout)  # what was skipped there, and why
    assert done.returncode == 0, done.stdout[-8000:]
