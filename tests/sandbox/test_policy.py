"""What is asked of a machine, and what becomes of a run where it cannot give that."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.isolation.host import fork_launcher
from checker.isolation.host.errors import IsolationError
from checker.isolation.host.launcher import Load, can_fork, open_host
from checker.isolation.sandbox import bubblewrap
from checker.isolation.wire.layers import LAYERS, REQUIRED

ROOT = Path(__file__).parents[2]
LOAD = Load(modules={"lesson1_initialize": "def f(): return 1\n"})


def needs_the_fork_server():
    if not can_fork():
        pytest.skip("there is no fork server here")


@pytest.mark.parametrize("kind", ["fresh", "inprocess"])
def test_strict_refuses_where_nothing_confines(kind):
    with pytest.raises(IsolationError) as caught:
        open_host(kind, "strict")
    said = str(caught.value)
    assert all(f"{name}: " in said for name in REQUIRED)
    assert said.endswith("ask for less: --isolation weak")


@pytest.mark.parametrize("name", REQUIRED)
def test_strict_refuses_where_one_of_the_two_is_missing(monkeypatch, name):
    needs_the_fork_server()
    found = fork_launcher.ForkServer.missing

    def missing(server):
        return {**found(server), name: "switched off"}

    monkeypatch.setattr(fork_launcher.ForkServer, "missing", missing)
    with pytest.raises(IsolationError, match=f"{name}: switched off"):
        open_host("fork", "strict")


def test_strict_works_where_the_layers_work_and_tells_them():
    needs_the_fork_server()
    with open_host("fork") as host:
        lacking = [host.missing()[name] for name in REQUIRED if host.missing()[name]]
    if lacking:
        pytest.skip("; ".join(lacking))
    with open_host("fork", "strict") as host:
        worker = host.worker(LOAD)
        assert worker.call("f", []).result == 1
        assert set(REQUIRED) <= set(host.layers) <= set(LAYERS)
        worker.close()


def test_weak_has_no_layer_and_every_host_names_each():
    needs_the_fork_server()
    with open_host("fork", "weak") as host:
        assert host.layers == {}
        assert set(host.missing()) == set(LAYERS)
    for kind in ("fresh", "inprocess"):
        with open_host(kind) as host:
            assert host.layers == {}
            assert list(host.missing()) == list(LAYERS)


def test_a_layer_that_one_process_had_to_do_without_is_no_longer_told(tmp_path):
    needs_the_fork_server()
    with open_host("fork") as host:
        if "user" not in host.layers:
            pytest.skip(host.missing()["user"])
        tmp_path.chmod(0o700)
        worker = host.worker(Load(modules=LOAD.modules, readable=(tmp_path,)))
        assert worker.call("f", []).result == 1
        assert "user" not in host.layers
        worker.close()


@pytest.mark.parametrize(("isolation", "dumpable"), [("auto", 0), ("weak", 1)])
def test_no_process_of_the_same_user_can_look_into_the_checker(isolation, dumpable):
    needs_the_fork_server()
    text = """
        import ctypes, sys
        from checker.isolation.host.launcher import open_host
        with open_host("fork", sys.argv[1]): print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
    """
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(map(str.strip, text.splitlines())), isolation],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) == dumpable


def test_all_layers_hold_in_the_students_process():
    """What a host says is seen from inside: privileges, files, calls, and the machine."""
    needs_the_fork_server()
    with open_host("fork") as host:
        worker = host.worker(Load(modules={"lesson1_initialize": INSIDE}))
        inside = worker.call("f", [str(ROOT), SECRETS]).result
        layers = host.layers
        worker.close()
    if not layers:
        pytest.skip(json.dumps(dict(host.missing())))
    assert inside["capabilities"] == 0
    assert ("files" in layers) <= all(inside["read"])
    assert ("calls" in layers) <= (inside["owner"] == errno.EPERM)
    assert ("calls" in layers) <= (inside["flags"] == errno.EPERM)
    assert ("calls" in layers) <= (inside["truncated"] == errno.EPERM)
    assert ("namespaces" in layers) <= (not inside["solutions"])
    assert ("user" in layers) <= (inside["user"] != os.getuid())
    assert inside["terminal"] is False


def test_without_namespaces_no_folder_of_the_course_can_be_read(
    monkeypatch,
):
    needs_the_fork_server()
    monkeypatch.setattr(bubblewrap, "command", lambda *_: [])
    with open_host("fork") as host:
        if "files" not in host.layers:
            pytest.skip(host.missing()["files"])
        worker = host.worker(Load(modules={"lesson1_initialize": INSIDE}))
        inside = worker.call("f", [str(ROOT), [*SECRETS, os.__file__]]).result
        worker.close()
    assert inside["read"] == [*[errno.EACCES] * len(SECRETS), 0]


SECRETS = [
    str(ROOT / name)
    for name in (
        "checker/digests.py",
        "mistakes/lesson3_propagate.toml",
        "solutions/lesson3_propagate.py",
    )
]

INSIDE = """
import fcntl, os

def tried(action):
    try:
        action()
    except OSError as error:
        return error.errno
    return 0

def f(root, secrets):
    status = open("/proc/self/status").read()
    return {
        "capabilities": int(status.split("CapEff:")[1].split()[0], 16),
        "read": [tried(lambda: open(each).read()) for each in secrets],
        "owner": tried(lambda: fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())),
        "flags": tried(lambda: fcntl.ioctl(0, 0x80086601, bytearray(8))),
        "truncated": tried(lambda: os.close(os.open("/dev/null", os.O_RDONLY | os.O_TRUNC))),
        "solutions": os.path.exists(root + "/solutions"),
        "user": os.getuid(),
        "terminal": os.isatty(0),
    }
"""
