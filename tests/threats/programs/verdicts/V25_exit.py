"""V25: pytest.exit() when it is called."""
# verdict: raised
import pytest


def sigmoid(z):
    pytest.exit("all is well", returncode=0)
