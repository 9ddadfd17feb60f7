"""A dask scheduler and two workers on this machine: same grades, though one is killed."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from checker.course import syllabus
from checker.grading import made_up_class
from checker.grading.schedule import remote, scheduler
from checker.grading.schedule.engine import EngineError, engine, is_loopback
from checker.grading.schedule.scheduler import drive
from checker.grading.schedule.task import Settings, Task, grade_one

dask = pytest.importorskip("dask", reason="needs the extra: handgrad[dask]")
distributed = pytest.importorskip("distributed", reason="needs the extra: handgrad[dask]")

SETTINGS = Settings(lessons=("lesson2_sigmoid",), seed=1, isolation="auto")


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("tcp://127.0.0.1:8786", True),
        ("tcp://[::1]:8786", True),
        ("localhost:8786", True),
        ("tcp://10.0.0.1:8786", False),
        ("tcp://localhost.example.org:8786", False),
    ],
)
def test_what_stays_on_this_machine(address, here):
    assert is_loopback(address) == here


@pytest.mark.parametrize(
    ("words", "isolation", "said"),
    [
        ("dask:tcp://10.0.0.1:8786", "strict", "TLS"),
        ("dask:tcp://127.0.0.1:8786", "weak", "weak"),
        ("dask:tcp://127.0.0.1:1", "strict", "does not answer"),
    ],
)
def test_what_is_unsafe_is_refused(words, isolation, said, monkeypatch):
    monkeypatch.setattr("checker.grading.schedule.remote.PATIENCE", "1s")
    with pytest.raises(EngineError, match=said):
        engine(words, isolation)


@pytest.fixture
def certificates(tmp_path):
    """A certificate for everybody, in dask's configuration; gives the words of its commands."""
    pytest.importorskip("cryptography")
    made = distributed.Security.temporary()
    (tmp_path / "ca.pem").write_text(made.tls_ca_file, encoding="ascii")
    (tmp_path / "cert.pem").write_text(made.tls_worker_cert, encoding="ascii")
    (tmp_path / "key.pem").write_text(made.tls_worker_key, encoding="ascii")
    ca, cert, key = (str(tmp_path / f"{name}.pem") for name in ("ca", "cert", "key"))
    tls = "distributed.comm.tls"
    whose = {f"{tls}.client.cert": cert, f"{tls}.client.key": key}
    with dask.config.set({f"{tls}.ca-file": ca, **whose}):
        yield ["--tls-ca-file", ca, "--tls-cert", cert, "--tls-key", key]


@pytest.fixture
def cluster(tmp_path, certificates):
    """A scheduler and two workers of one thread each; gives its address and the workers."""
    started = []

    def start(kind, *words):
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{kind}", *certificates, *words],
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        started.append(process)
        return process

    file = tmp_path / "scheduler.json"
    here = ["--protocol", "tls", "--host", "127.0.0.1", "--no-dashboard"]
    alone = ["--nthreads", "1", "--no-nanny"]
    try:
        start("scheduler", *here, "--port", "0", "--scheduler-file", str(file))
        deadline = time.monotonic() + 60
        while not file.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        address = json.loads(file.read_text(encoding="utf-8"))["address"]
        workers = [start("worker", address, *here, *alone) for _ in range(2)]
        with distributed.Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        yield address, workers, started[0]
    finally:
        for process in started:
            process.kill()
            process.wait(30)


def tasks():
    return [
        Task(student=f"{place}", settings=SETTINGS, files=((each.name, each.data),))
        for place, each in enumerate(
            made_up_class.submissions(12, made_up_class.lessons(syllabus.shipped()))
        )
    ]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
def test_one_of_two_workers_is_killed_half_way_and_the_grades_are_the_same(cluster):
    address, (first, _), _ = cluster
    assert address.startswith("tls://")
    here = {task.student: grade_one(task) for task in tasks()}
    where = engine(f"dask:{address}", "auto")
    there = {}
    try:
        for record in drive(tasks(), where):
            there[record.student] = record
            if len(there) == 3:
                os.killpg(first.pid, signal.SIGKILL)
    finally:
        where.close()
    assert there == here


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
@pytest.mark.parametrize(
    ("which", "said"), [("workers", "no workers any more"), ("scheduler", "does not answer")]
)
def test_a_lost_engine_ends_the_grading_with_words(which, said, cluster, monkeypatch):
    monkeypatch.setattr(remote, "ALONE", 2.0)
    monkeypatch.setattr(remote, "PATIENCE", "2s")
    monkeypatch.setattr(scheduler, "PULSE", 0.5)
    address, workers, first = cluster
    where = engine(f"dask:{address}", "auto")
    there = []
    began = time.monotonic()

    def graded():
        for record in drive(tasks(), where):
            there.append(record)
            if len(there) == 2:
                for process in workers if which == "workers" else [first]:
                    os.killpg(process.pid, signal.SIGKILL)

    try:
        with pytest.raises(EngineError, match=f"{said}.*go on with --resume"):
            graded()
    finally:
        where.close()
    assert len(there) < 12
    assert time.monotonic() - began < 90
