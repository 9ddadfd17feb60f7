"""Changed versions of a function run in the student's process, each within a limit of its own."""

import sys
import time

import numpy as np
import pytest

from checker.isolation.host import responses
from checker.isolation.wire.framing import WireError

TEXT = """
    import numpy as np

    RATE = 2

    def helper(x):
        return x * RATE

    def f(x):
        return helper(x)
"""
WHERE = ("mine", "f")


@pytest.fixture
def versions(submit):
    worker = submit(TEXT)
    module = worker.outline.functions["f"].module

    def versions(*texts, args=(3,), seconds=0.2, **kwargs):
        return worker.versions((module, "f"), texts, args, kwargs=kwargs, seconds=seconds)

    versions.worker = worker
    return versions


def test_each_version_gives_its_result_and_whether_it_left_its_arguments_alone(versions):
    twice, changed = versions(
        "def f(x, y):\n    return helper(x) + y\n",
        "def f(x, y):\n    x += y\n    return None\n",
        args=[np.ones(2)],
        y=1.0,
    )
    np.testing.assert_array_equal(twice.result, [3, 3])
    assert twice.kept
    assert changed.gave
    assert not changed.kept
    assert changed.result is None


def test_what_a_version_does_stays_with_it(versions):
    names = "def f(x):\n    global RATE\n    RATE = 100\n    return RATE\n"
    mine = "def helper(x):\n    return 7\ndef f(x):\n    return helper(x)\n"
    came = versions(names, mine, "def f(x):\n    return helper(x)\n")
    assert [each.result for each in came] == [100, 7, 6]
    assert versions.worker.call("f", [3]).result == 6


@pytest.mark.parametrize(
    "odd",
    [
        "def f(x:\n",
        "def g(x):\n    return x\n",
        "def f(x):\n    raise ValueError\n",
        "def f(x):\n    raise SystemExit\n",
        "def f(x):\n    return f(x)\n",
        "1 / 0\n",
    ],
)
def test_what_raises_or_is_no_program_gives_nothing(versions, odd):
    first, second = versions(odd, "def f(x):\n    return x\n")
    assert not first.gave
    assert second.result == 3


@pytest.mark.parametrize(
    "endless",
    [
        "def f(x):\n    while True:\n        pass\n",
        "def f(x):\n  while True:\n    try:\n      x += 1\n    except ValueError:\n      pass\n",
        "def f(x):\n    return helper(x)\ndef helper(x):\n    while x:\n        x += 1\n",
    ],
)
def test_an_endless_version_ends_and_the_next_one_runs(versions, endless):
    before = time.perf_counter()
    late, right = versions(endless, "def f(x):\n    return 5\n", seconds=0.05)
    assert not late.gave
    assert late.seconds >= 0.03
    assert right.result == 5
    assert time.perf_counter() - before < 5
    assert versions.worker.call("f", [3]).result == 6


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's")
def test_a_version_that_takes_all_memory_is_refused_it(versions):
    doubling = "def f(x):\n    a = [x]\n    while True:\n        a.extend(a)\n"
    greedy, large, right = versions(
        doubling,
        "def f(x):\n    return bytes(2 ** 30)\n",
        "def f(x):\n    return x\n",
        seconds=5.0,
    )
    assert not greedy.gave
    assert greedy.seconds < 4
    assert not large.gave
    assert right.result == 3


def test_where_no_timer_can_be_set_the_time_is_looked_at_line_by_line(versions, monkeypatch):
    monkeypatch.delattr("signal.setitimer")
    late, right = versions(
        "def f(x):\n    while True:\n        pass\n", "def f(x):\n    return 5\n", seconds=0.05
    )
    assert not late.gave
    assert right.result == 5


def test_an_answer_that_does_not_travel_is_none(versions):
    itself, right = versions(
        "def f(x):\n    a = []\n    a.append(a)\n    return a\n", "def f(x):\n    return x\n"
    )
    assert not itself.gave
    assert right.result == 3


@pytest.mark.parametrize(
    "nonsense", [5, [], [[]], [["a", None]], [[1.0, b"1"]], [[1.0, [1, True]]], [[1.0, None]] * 2]
)
def test_an_answer_in_another_form_is_refused(nonsense):
    with pytest.raises(WireError):
        responses.parse_versions(nonsense, 1)
