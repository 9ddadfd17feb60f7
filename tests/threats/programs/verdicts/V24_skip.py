"""V24: pytest.skip() when it is called."""
# verdict: raised
import pytest


def sigmoid(z):
    pytest.skip("nothing to see here")
