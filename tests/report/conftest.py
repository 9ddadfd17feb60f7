import pytest

from checker.isolation.host.launcher import open_host


@pytest.fixture(scope="session")
def host():
    with open_host() as opened:
        yield opened
