"""A host for all programs, and one without processes, which is quicker."""

import gzip
import itertools

import pytest

from checker.course import syllabus
from checker.isolation.host.launcher import open_host

digits = syllabus.shipped().module("digits")

#: The checks read the whole file of digits; so many rows of it tell as much about a program.
ROWS = 400


@pytest.fixture(scope="module", autouse=True)  # other tests read the whole file
def few_digits(tmp_path_factory):
    few = tmp_path_factory.mktemp("data") / "digits.csv.gz"
    with gzip.open(digits.path(), "rt", encoding="ascii") as whole:
        rows = "".join(itertools.islice(whole, 1 + ROWS))
    few.write_bytes(gzip.compress(rows.encode()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(digits, "path", lambda: few)
        patch.setattr(syllabus.Course, "data", (few,))
        yield


@pytest.fixture(scope="session")
def host():
    with open_host() as opened:
        yield opened


@pytest.fixture(scope="session")
def quick_host():
    with open_host("inprocess") as opened:
        yield opened
