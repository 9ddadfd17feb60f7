"""What a person sees, and what a script is told, of hostile submissions."""

import os
import subprocess
import sys

import pytest
from machine import CANARY, ROOT
from outcome import COMMAND, UNSAFE
from rows import REACHED, ROWS

PASSED, FAILED, USAGE = 0, 1, 2
CODES = {"A01": PASSED, "V02": FAILED, "V20": FAILED, "D02": FAILED, "P01": FAILED, "P03": FAILED}
CHOSEN = [row for row in ROWS if str(row)[:3] in CODES]


def checker(*words):
    """Run the command line as a person does; its output as text, exactly as it came."""
    done = subprocess.run(
        [sys.executable, "-m", "checker", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "COLUMNS": "100"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode, (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("row", CHOSEN, ids=str)
def test_the_terminal_shows_nothing_harmful(row, machine, harmless):
    folder = machine.submit(row.files)
    with harmless():
        code, shown = checker("lesson2", "--submission", folder)
    assert code == CODES[str(row)[:3]], shown
    assert row.says in shown
    assert not UNSAFE.search(shown)
    assert not COMMAND.search(shown)
    assert REACHED not in shown
    assert CANARY not in shown


def test_options_in_the_environment_and_files_around_have_no_say(machine, harmless, monkeypatch):
    """A pytest that was told to collect only would find no failure."""
    (row,) = [row for row in ROWS if str(row).startswith("V30")]
    folder = machine.submit(row.files)
    monkeypatch.setenv("PYTEST_ADDOPTS", "--collect-only")
    monkeypatch.setenv("PYTEST_PLUGINS", "no_such_plugin")
    with harmless():
        code, shown = checker("lesson2", "--submission", folder)
    assert code == FAILED, shown
