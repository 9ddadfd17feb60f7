"""The same program gets the same verdict here and in wasm, as in a page."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
#: Of all programs every so many-th is judged: 1 for all of them.
EVERY = int(os.environ.get("HANDGRAD_EVERY", "1"))
#: So many processes of each kind share the work.
PARTS = 2
#: What a check says in wasm that needs what is not there.
ABSENT = ("run this one on your computer",)
#: scipy is at the public address, and not among the wheels for the tests.
NEEDS_SCIPY = ("right/sigmoid_expit_inside", "right/sigmoid_is_expit")


@pytest.fixture(scope="module")
def verdicts(node, pyodide, course, tmp_path_factory):
    """Name of a program → code of a check → its verdict: here, and in wasm."""
    folder = tmp_path_factory.mktemp("verdicts")
    commands = {
        "here": [sys.executable, HERE / "judge.py", ROOT],
        "wasm": [node, HERE / "judge.mjs", pyodide, course, ROOT],
    }
    running = {}
    for place, command in commands.items():
        for part in range(PARTS):
            file = folder / f"{place}{part}.json"
            words = [*command, str(part * EVERY), str(PARTS * EVERY), file]
            running[file] = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    found = {place: {} for place in commands}
    for file, process in running.items():
        _, told = process.communicate()
        assert process.returncode == 0, told[-4000:]
        found[file.stem[:-1]] |= json.loads(file.read_text(encoding="utf-8"))
    return found


def test_every_program_gets_the_same_verdict(verdicts):
    here, wasm = verdicts["here"], verdicts["wasm"]
    assert here.keys() == wasm.keys()
    differing = {
        f"{name} {code}": (verdict, wasm[name].get(code))
        for name, checks in here.items()
        if name not in NEEDS_SCIPY
        for code, verdict in checks.items()
        if wasm[name].get(code) != verdict and not is_absent(wasm[name].get(code))
    }
    assert not differing


def test_the_solutions_pass_in_wasm_but_for_what_is_absent_there(verdicts):
    solutions = verdicts["wasm"]["solutions"]
    left = {code for code in solutions if solutions[code] != ["passed", ""]}
    assert all(is_absent(solutions[code]) for code in left), left
    assert len(left) <= 2


def is_absent(verdict):
    return (
        verdict is not None and verdict[0] == "skipped" and any(why in verdict[1] for why in ABSENT)
    )
