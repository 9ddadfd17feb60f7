"""One machine and one fork server for all rows, and what must hold after each."""

import contextlib
import dataclasses
import os
import sys
import tempfile
from pathlib import Path

import pytest
from machine import CANARY, SECRET, Machine, descendants, settle
from outcome import judged

from checker.checking import recorder
from checker.isolation.host.launcher import can_fork, open_host
from checker.isolation.wire.layers import REQUIRED
from checker.isolation.worker import limits
from checker.record import Status

#: Seconds of computing for a call and for loading: a hostile program should not take ten.
SECONDS = 0.5


@pytest.fixture(scope="module", autouse=True)
def _linux():
    if sys.platform != "linux" or not can_fork():
        pytest.skip("the rows run in forks, which this system does not have")


@pytest.fixture(scope="module", autouse=True)
def _impatient(_linux):
    """Short deadlines, a secret in our environment, and all orphans come to us."""
    limits.adopt_orphans()
    load = recorder.load
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SECRET, CANARY)
        patch.setattr(recorder, "CALL_SECONDS", SECONDS)
        patch.setattr(recorder, "load", lambda *a: dataclasses.replace(load(*a), seconds=SECONDS))
        yield


@pytest.fixture(scope="module")
def machine(_impatient):
    # not pytest's own folder: that one only its owner may enter, and so nobody would get far
    with tempfile.TemporaryDirectory(prefix="threats-") as folder:
        Path(folder).chmod(0o755)
        made = Machine(Path(folder))
        made.open_services()
        yield made
        made.close()


@pytest.fixture(scope="module")
def confined(machine):
    with open_host("fork") as host:
        judged(machine.ann, host, "lesson1")  # from here on, its own processes are all there
        yield host


@pytest.fixture(scope="module")
def weak(machine):
    with open_host("fork", isolation="weak") as host:
        judged(machine.ann, host, "lesson1")
        yield host


@pytest.fixture
def layered(confined):
    """Skip, with its reason, where a layer is missing that cannot be done without."""
    missing = {name: reason for name, reason in confined.missing().items() if reason}
    if missing.keys() & set(REQUIRED):
        pytest.skip(f"the layers that stop it are not all here: {missing}")


@pytest.fixture
def harmless(machine, confined):
    """Give a context: what happens in it leaves no process, no change, and no harm to others."""

    @contextlib.contextmanager
    def harmless():
        files, processes = machine.state(), descendants(os.getpid())
        yield
        assert not settle(processes), "processes are left"
        assert machine.state() == files, "files were changed"
        assert not machine.callers(), "services were called"
        (honest,) = judged(machine.ann, confined, "lesson1").lessons
        assert honest.status is Status.PASSED, "an honest submission no longer passes"

    return harmless
