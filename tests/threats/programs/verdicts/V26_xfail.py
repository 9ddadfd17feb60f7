"""V26: pytest.xfail() when it is called."""
# verdict: raised
import pytest


def sigmoid(z):
    pytest.xfail("as expected")
