"""Nothing that was finished is lost, whatever happens."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from checker.grade.journal import Journal, JournalError, head_of

HEAD = {"seed": 1}
ROOT = Path(__file__).parents[2]


def record(number):
    return {"student": f"s{number}", "digest": "d", "lessons": []}


def students(file):
    with Journal(file, HEAD) as found:
        return [each["student"] for each in found.records()]


def test_what_was_added_is_there(tmp_path):
    file = tmp_path / "j"
    with Journal(file, HEAD) as journal:
        journal.add(record(1))
    assert students(file) == ["s1"]
    assert head_of(file) == HEAD


@pytest.mark.parametrize("cut", range(1, 40, 7))
def test_a_torn_line_is_dropped_and_written_over(tmp_path, cut):
    file = tmp_path / "j"
    with Journal(file, HEAD) as journal:
        journal.add(record(1))
        journal.add(record(2))
    os.truncate(file, file.stat().st_size - cut)
    with Journal(file, HEAD) as journal:
        assert journal.done == {"s1": "d"}
        journal.add(record(3))
    assert students(file) == ["s1", "s3"]
    assert all(map(json.loads, file.read_text(encoding="ascii").splitlines()))


def test_a_torn_head_begins_anew(tmp_path):
    (tmp_path / "j").write_bytes(b'{"see')
    assert students(tmp_path / "j") == []


def test_another_head_is_not_gone_on_with(tmp_path):
    Journal(tmp_path / "j", HEAD).close()
    with pytest.raises(JournalError, match="another seed"):
        Journal(tmp_path / "j", {"seed": 2})


def test_of_several_verdicts_the_last_counts(tmp_path):
    with Journal(tmp_path / "j", HEAD) as journal:
        journal.add({**record(1), "digest": "old"})
        journal.add(record(1))
        assert [each["digest"] for each in journal.records()] == ["d"]


def test_what_was_not_graded_is_not_done(tmp_path):
    with Journal(tmp_path / "j", HEAD) as journal:
        journal.add({**record(1), "not graded": "the engine died"})
    with Journal(tmp_path / "j", HEAD) as journal:
        assert not journal.done


def test_a_full_disk_leaves_what_was_finished(tmp_path):
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    file = tmp_path / "j"
    try:
        with Journal(file, HEAD) as journal:
            journal.add(record(1))
            resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size + 10, before[1]))
            with pytest.raises(JournalError, match="go on with --resume"):
                journal.add(record(2))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert students(file) == ["s1"]


KILLED = """
import sys
from pathlib import Path
from checker.grade.journal import Journal
with Journal(Path(sys.argv[1]), {"seed": 1}) as journal:
    for number in range(10**6):
        journal.add({"student": f"s{number}", "digest": "d", "lessons": [], "fill": "x" * 5000})
        print(number, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
def test_kill_9_loses_nothing_that_was_said_to_be_finished(tmp_path):
    file = tmp_path / "j"
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(file)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as writer:
        said = [writer.stdout.readline() for _ in range(20)]
        writer.kill()
        last = (said + writer.stdout.readlines())[-1]
    assert set(students(file)) >= {f"s{number}" for number in range(int(last) + 1)}
