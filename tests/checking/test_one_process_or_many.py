"""Checks that share a process find what each finds in a process of its own."""

import re

import programs
import pytest

from checker.isolation.host.stateless import is_proven
from checker.record import Status

COUNTS = """
import numpy as np
calls = []
def sigmoid(z):
    calls.append(z)
    print("call", len(calls))
    return 1 / (1 + np.exp(-z))
print("loaded")
"""
NEVER_ENDS_FOR_MATRICES = """
import numpy as np
def sigmoid(z):
    print("call")
    while np.ndim(z) == 2:
        pass
    return 1 / (1 + np.exp(-z))
print("loaded")
"""
FILES = [*programs.files("right"), *programs.files("wrong")]
PROVEN = [path for path in FILES if is_proven(programs.read(path).modules)]
STOPPED = "54"  # it must be, and a quick host cannot


def told(submission, topics, host):
    reports = programs.check(submission, topics, host)
    return [
        (
            each.info.code,
            each.status,
            each.waits_for,
            # a folder of each run's own is in the call
            re.sub(r"handgrad-\w+", "", repr(each.finding)),
            each.printed,
        )
        for report in reports.values()
        for each in report.results
    ]


@pytest.fixture
def as_if(monkeypatch):
    def believe(*, proven):
        monkeypatch.setattr("checker.checking.recorder.is_proven", lambda *_: proven)

    return believe


@pytest.mark.parametrize(
    "path",
    [path for path in PROVEN if not path.stem.startswith(STOPPED)],
    ids=lambda path: path.stem,
)
def test_a_shared_process_tells_the_same(path, quick_host, as_if):
    submission = programs.read(path)
    topics = [lesson.topic for lesson in programs.lessons_of(path)]
    shared = told(submission, topics, quick_host)
    as_if(proven=False)
    assert shared == told(submission, topics, quick_host)


def test_most_programs_share_one():
    assert len(PROVEN) > 0.8 * len(FILES)


def test_a_process_that_is_stopped_costs_one_check(host, as_if, monkeypatch):
    monkeypatch.setattr("checker.checking.recorder.CALL_SECONDS", 0.3)
    submission = programs.text_submission(NEVER_ENDS_FOR_MATRICES)
    assert is_proven(submission.modules)
    shared = told(submission, ["sigmoid"], host)
    as_if(proven=False)
    assert shared == told(submission, ["sigmoid"], host)
    assert {Status.PASSED, Status.FAILED} <= {status for _, status, *_ in shared}
    assert any("timeout" in finding for *_, finding, _ in shared)


def test_without_the_proof_it_would_be_seen(host, as_if):
    submission = programs.text_submission(COUNTS)
    alone = told(submission, ["sigmoid"], host)
    assert all("call" not in printed or "call 1\n" in printed for *_, printed in alone)
    as_if(proven=True)
    assert alone != told(submission, ["sigmoid"], host)
