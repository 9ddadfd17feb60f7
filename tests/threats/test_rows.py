"""Every row of the threat list gets its verdict, reaches nothing, and leaves nothing behind."""

import os
import time

import pytest
from machine import CANARY, descendants, settle
from outcome import outcome, unsafe
from rows import REACHED, ROWS

from checker.isolation.host.launcher import open_host

#: Checks whose inputs nobody can know; a wrong program passes none of them.
HIDDEN = ("sigmoid-values", "sigmoid-real-digits")
#: Seconds of computing that a submission may cost the process that judges, which has no deadline.
MOST = 5.0


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_row(row, machine, confined, harmless, request):
    if row.foreign:
        pytest.skip(row.foreign)
    if row.needs_layers:
        request.getfixturevalue("layered")
    folder = machine.submit(row.files)
    with harmless():
        began = time.process_time()
        got = outcome(folder, confined)
        used = time.process_time() - began
    assert used < MOST, "it keeps the trusted process busy"
    if row.open and REACHED in got.everything:
        pytest.skip(f"{row} gets through here: {row.open}")
    assert REACHED not in got.everything
    assert CANARY not in got.everything
    assert got.verdict, got.texts["terminal"]
    assert got.verdict <= row.verdicts, got.texts["terminal"]
    assert row.says in got.everything
    assert row.may_pass or not any(map(got.passed, HIDDEN))
    assert not unsafe(got.texts)


CONTROLLED = [row for row in ROWS if row.control]


@pytest.mark.parametrize("row", CONTROLLED, ids=str)
def test_without_the_layers_a_row_reaches_what_it_is_after(row, machine, weak):
    """Else the row above would pass because the program is broken."""
    if row.foreign:
        pytest.skip(row.foreign)
    if row.control == "reached as root" and os.getuid():
        pytest.skip("the system itself keeps a plain user's program from this")
    processes = descendants(os.getpid())
    got = outcome(machine.submit(row.files), weak)
    assert REACHED in got.everything, got.texts["terminal"]
    assert not settle(processes), "processes are left"
    machine.callers()


IN_FRESH = [row for row in ROWS if row.fresh]


@pytest.mark.parametrize("row", IN_FRESH, ids=str)
def test_a_verdict_cannot_be_forged_in_a_fresh_interpreter_either(row, machine, harmless):
    """Where there is no fork, and no layer: two processes are what stops it."""
    folder = machine.submit(row.files)
    with harmless(), open_host("fresh") as host:
        got = outcome(folder, host)
    assert got.verdict, got.texts["terminal"]
    assert got.verdict <= row.verdicts, got.texts["terminal"]
    assert not any(map(got.passed, HIDDEN))


def test_every_row_of_the_list_is_here():
    codes = {str(row).partition("_")[0] for row in ROWS}
    counts = {"A": 16, "V": 51, "R": 25, "D": 23, "P": 8}
    assert codes == {f"{kind}{n:02}" for kind, last in counts.items() for n in range(1, last + 1)}
