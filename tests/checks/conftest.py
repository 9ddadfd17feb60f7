"""A host for all programs, and one without processes, which is quicker."""

import pytest

from checker.student.host import open_host


@pytest.fixture(scope="session")
def host():
    with open_host() as opened:
        yield opened


@pytest.fixture(scope="session")
def quick_host():
    with open_host("inprocess") as opened:
        yield opened
