"""Processes that are started ahead, each for one check alone; one that lasts; none is left."""

import time

import pytest
from loading import load_of

from checker.isolation.host.errors import StudentStopped
from checker.isolation.host.launcher import open_host
from checker.isolation.host.prefork import WIDTH

COUNTING = load_of("""
    calls = []
    def count():
        calls.append(None)
        return len(calls)
    """)


class Noting:
    """A host that notes which processes were started, and which of them were ended."""

    def __init__(self, host):
        self.host, self.made, self.loaded, self.ended = host, [], set(), set()
        self._worker = host.worker
        host.worker = self._noted

    def _noted(self, load):
        made = self._worker(load)
        start, close = made.start, made.close

        def loading():
            start()
            self.loaded.add(made)

        def noted():
            used = close()
            self.ended.add(made)
            return used

        made.start, made.close = loading, noted
        self.made.append(made)
        return made


@pytest.fixture(params=["fork", "fresh"])
def noting(request, fork_host):
    del fork_host  # skips where nothing can be forked
    with open_host(request.param) as host:
        yield Noting(host)


def test_each_is_used_once(noting):
    ahead = noting.host.workers(COUNTING, 6)
    ahead.begin()
    for _ in range(6):
        with ahead.take() as worker:
            assert worker.call("count", []).result == 1
    ahead.close()


def test_some_load_while_one_works(noting):
    ahead = noting.host.workers(COUNTING, 9)
    with ahead.take():
        assert len(noting.made) == 1 + WIDTH
    ahead.close()


def test_no_more_start_than_are_asked_for(noting):
    ahead = noting.host.workers(COUNTING, 1)
    with ahead.take():
        assert len(noting.made) == 1
    ahead.close()


@pytest.mark.parametrize("taken", [0, 1])
def test_none_is_left(noting, taken):
    ahead = noting.host.workers(COUNTING, 9)
    ahead.begin()
    for _ in range(taken):
        with ahead.take() as worker:
            assert worker.call("count", []).result == 1
    ahead.close()
    end = time.monotonic() + 10
    while len(noting.ended) < taken + WIDTH and time.monotonic() < end:
        time.sleep(0.01)
    assert noting.ended == set(noting.made)


def test_what_they_load_may_go_once_it_is_closed(noting):
    """A folder that is removed while a process is being started ended the fork server once."""
    ahead = noting.host.workers(COUNTING, 9)
    ahead.begin()
    ahead.close()
    assert noting.loaded == set(noting.made)


TALKS = load_of("""
    print("loaded")
    def count(x):
        print("called with", x)
        while x < 0:
            pass
        return x
    """)


def test_one_lasts_for_all_that_load_the_same(noting):
    host = noting.host
    with host.lasting(TALKS).take() as worker:
        worker.call("count", [1])
        assert worker.printed.split("\n")[:2] == ["loaded", "called with 1"]
    with host.lasting(load_of("def other(): pass")).take() as other:
        assert other is not worker
    with host.lasting(TALKS).take() as again:
        assert again is not worker  # it ended when another was asked for
        again.call("count", [2])
    with host.lasting(TALKS).take() as last:
        assert last is again
        assert last.printed.strip() == "loaded"  # as if it had just loaded
        assert list(last.warnings) == []


def test_one_that_stopped_is_followed_by_another(noting):
    lasting = noting.host.lasting(TALKS)
    with lasting.take() as worker, pytest.raises(StudentStopped):
        worker.call("count", [-1], seconds=0.2)
    with lasting.take() as another:
        assert another.call("count", [3]).result == 3


def test_one_that_was_closed_starts_again(noting):
    lasting = noting.host.lasting(TALKS)
    for _ in range(2):
        with lasting.take() as worker:
            assert worker.call("count", [3]).result == 3
        lasting.close()
    end = time.monotonic() + 10
    while len(noting.ended) < 2 and time.monotonic() < end:
        time.sleep(0.01)
    assert noting.ended == set(noting.made)
