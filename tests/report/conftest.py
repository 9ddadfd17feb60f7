import pytest

from checker.student.host import open_host


@pytest.fixture(scope="session")
def host():
    with open_host() as opened:
        yield opened
