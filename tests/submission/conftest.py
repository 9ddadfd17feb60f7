"""A host without processes, which is quick."""

import pytest

from checker.isolation.host.launcher import open_host


@pytest.fixture(scope="session")
def quick_host():
    with open_host("inprocess") as opened:
        yield opened
