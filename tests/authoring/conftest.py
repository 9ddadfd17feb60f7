import pytest
from small_course import make

from checker import authoring


def pytest_configure(config):
    """Declare the marks of checks, since the gate imports them while pytest is strict."""
    config.addinivalue_line("markers", "needs(name, …): wait until these checks passed")
    config.addinivalue_line("markers", "further: goes further than the lesson asks")


@pytest.fixture
def course(tmp_path):
    """Make a small course in a folder of its own."""
    make(tmp_path)
    authoring.sync(tmp_path)
    return tmp_path
