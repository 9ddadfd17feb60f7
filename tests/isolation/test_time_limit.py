"""A student's process says itself where its time was up."""

import contextlib
import time

import pytest

from checker.isolation.worker.time_limit import OutOfTime, limit


@pytest.mark.parametrize(
    ("work", "says"),
    [(lambda: time.sleep(20), "waiting"), (lambda: [0 for _ in iter(int, 1)], "computing")],
)
def test_what_takes_too_long_is_told_apart(work, says):
    with pytest.raises(OutOfTime, match=says), limit(0.3):
        work()


def test_what_is_quick_is_left_alone():
    with limit(0.1):
        pass
    time.sleep(0.2)


def test_no_exception_handler_of_the_students_holds_it():
    def work():
        while True:
            with contextlib.suppress(Exception):
                time.sleep(20)

    with pytest.raises(OutOfTime), limit(0.3):
        work()
