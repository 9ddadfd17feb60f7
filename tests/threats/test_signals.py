"""No signal reaches a process that is not the student's own, by whatever door."""

import os
import signal
import time

import pytest
from machine import descendants, settle
from outcome import outcome
from rows import FILE

#: Asks the kernel to send a signal to another process as soon as a pipe of its own can be read.
PROGRAM = """import fcntl
import os
import time


def sigmoid(z):
    reads, writes = os.pipe()
    fcntl.fcntl(reads, fcntl.F_SETOWN, {pid})
    fcntl.fcntl(reads, 10, {number})  # F_SETSIG
    fcntl.fcntl(reads, fcntl.F_SETFL, fcntl.fcntl(reads, fcntl.F_GETFL) | os.O_ASYNC)
    os.write(writes, b"x")
    time.sleep(0.01)
    return 0 * z
"""


@pytest.fixture
def received():
    """The harmless signals that came; by default they are ignored."""
    came = []
    before = signal.signal(signal.SIGURG, lambda number, _frame: came.append(number))
    yield came
    signal.signal(signal.SIGURG, before)


def submit(machine):
    text = PROGRAM.format(pid=os.getpid(), number=int(signal.SIGURG))
    return machine.submit({FILE: text})


@pytest.mark.usefixtures("layered")
def test_a_pipe_sends_no_signal_to_us(machine, confined, harmless, received):
    folder = submit(machine)
    with harmless():
        verdict = outcome(folder, confined).verdict
    assert verdict <= {"raised", "wrong"}
    assert not received


def test_without_the_layers_it_does(machine, weak, received):
    processes = descendants(os.getpid())
    outcome(submit(machine), weak)
    assert not settle(processes)
    time.sleep(0.05)
    assert received
