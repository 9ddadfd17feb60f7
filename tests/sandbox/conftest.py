"""The layers are Linux's alone."""

import sys

import pytest


@pytest.fixture(autouse=True)
def _linux():
    if sys.platform != "linux":
        pytest.skip("the layers are made of what Linux offers")
