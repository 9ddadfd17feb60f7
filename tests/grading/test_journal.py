"""Nothing that was finished is lost, whatever happens."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from checker.grading.schedule.journal import Journal, JournalError, head_of
from checker.grading.verdict import Verdict
from checker.tree import to_plain

HEAD = {"seed": 1}
ROOT = Path(__file__).parents[2]


def record(number, digest="d", **more):
    return Verdict(student=f"s{number}", digest=digest, **more)


def students(file):
    with Journal(file, HEAD) as found:
        return [each.student for each in found.verdicts()]


def test_what_was_added_is_there(tmp_path):
    file = tmp_path / "j"
    with Journal(file, HEAD) as journal:
        journal.add(record(1))
    assert students(file) == ["s1"]
    assert head_of(file) == {"format": 3, **HEAD}


@pytest.mark.parametrize("cut", range(1, 30, 7))
def test_a_torn_line_is_dropped_and_written_over(tmp_path, cut):
    file = tmp_path / "j"
    with Journal(file, HEAD) as journal:
        journal.add(record(1))
        journal.add(record(2))
    os.truncate(file, file.stat().st_size - cut)
    with Journal(file, HEAD) as journal:
        assert journal.done == {"s1": ("d", {})}
        journal.add(record(3))
    assert students(file) == ["s1", "s3"]
    assert all(map(json.loads, file.read_text(encoding="ascii").splitlines()))


def test_a_torn_head_begins_anew(tmp_path):
    for torn in (b"", b'{"for', b'{"format": 3, "se'):
        (tmp_path / "j").write_bytes(torn)
        assert students(tmp_path / "j") == []


def test_another_head_is_not_gone_on_with(tmp_path):
    with Journal(tmp_path / "j", HEAD) as journal:
        journal.add(record(1))
    with pytest.raises(JournalError, match="another seed"):
        Journal(tmp_path / "j", {"seed": 2})


def test_of_several_verdicts_the_last_counts(tmp_path):
    with Journal(tmp_path / "j", HEAD) as journal:
        journal.add(record(1, "old"))
        journal.add(record(1))
        assert [each.digest for each in journal.verdicts()] == ["d"]


def test_what_was_not_graded_is_not_done(tmp_path):
    with Journal(tmp_path / "j", HEAD) as journal:
        journal.add(record(1, not_graded="the engine died"))
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
from checker.grading.schedule.journal import Journal
from checker.grading.verdict import Verdict
with Journal(Path(sys.argv[1]), {"seed": 1}) as journal:
    for number in range(10**6):
        journal.add(Verdict(student=f"s{number}", digest="d", refused="x" * 5000))
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


FOREIGN = [
    b"my diary\n",
    b"my diary",
    b'{"diary": 1}\n',
    b'{"seed": 1}\n',
    b'[1, 2]\n{"student": "s1"}\n',
    b"\xff\0\n",
    b'{"seed": 1}\n{"student": "s1"}\n',
]


@pytest.mark.parametrize("content", FOREIGN)
def test_a_file_of_another_kind_is_refused_and_stays_as_it_is(content, tmp_path):
    file = tmp_path / "j"
    file.write_bytes(content)
    with pytest.raises(JournalError, match=r"not the journal|another version|no verdict"):
        Journal(file, HEAD)
    assert file.read_bytes() == content


@pytest.mark.parametrize(
    "line",
    [
        b"odd\n",
        b"{}\n",
        b"[]\n",
        b'{"student": 3, "digest": "d"}\n',
        b'{"student": "s"}\n',
        b'{"student": "s", "digest": "d", "lessons": []}\n',
        b'{"student": "s", "digest": "d", "reports": [3]}\n',
        b'{"student": "s", "digest": "d", "reports": [{"seed": 1, "lessons": 1}]}\n',
        b'{"student": "s", "digest": "d", "prints": ["1"]}\n',
        b"\0" * 50 + b"\n",
        b"[" * 100_000 + b"\n",
    ],
)
@pytest.mark.parametrize("last", [False, True])
def test_an_odd_line_is_refused_in_one_sentence_and_nothing_is_lost(line, last, tmp_path):
    file = tmp_path / "j"
    with Journal(file, HEAD) as journal:
        journal.add(record(1))
    with file.open("ab") as to:
        to.write(line)
        if not last:
            to.write(json.dumps(to_plain(record(2))).encode() + b"\n")
    before = file.read_bytes()
    with pytest.raises(JournalError, match=r"Line 3 of .* is no verdict\. Take that line out"):
        Journal(file, HEAD)
    assert file.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no links")
@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_not_followed(there, tmp_path):
    other, file = tmp_path / "other", tmp_path / "j"
    if there:
        Journal(other, HEAD).close()
    file.symlink_to(other)
    before = other.read_bytes() if there else None
    for use in (lambda: Journal(file, HEAD), lambda: head_of(file)):
        with pytest.raises(JournalError, match="is a link"):
            use()
    assert (other.read_bytes() if other.exists() else None) == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "j")
    with pytest.raises(JournalError, match="is not the journal"):
        Journal(tmp_path / "j", HEAD)


def test_two_do_not_write_into_one_journal(tmp_path):
    with (
        Journal(tmp_path / "j", HEAD),
        pytest.raises(JournalError, match="Another grading writes into"),
    ):
        Journal(tmp_path / "j", HEAD)
    Journal(tmp_path / "j", HEAD).close()


def test_a_journal_without_a_verdict_binds_nobody(tmp_path):
    Journal(tmp_path / "j", HEAD).close()
    assert head_of(tmp_path / "j") is None
    with Journal(tmp_path / "j", {"seed": 2}) as journal:
        journal.add(record(1))
    assert head_of(tmp_path / "j")["seed"] == 2


def test_a_journal_is_its_owners_alone(tmp_path):
    Journal(tmp_path / "j", HEAD).close()
    if os.name != "nt":
        assert (tmp_path / "j").stat().st_mode & 0o077 == 0
