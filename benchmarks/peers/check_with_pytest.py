"""The five checks in the form of pytest."""

import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), "."]
import propagate_by_hand  # noqa: E402 (it lies beside this file)


@pytest.mark.parametrize("check", propagate_by_hand.CHECKS)
def test_propagate(check):
    """Run one of them."""
    check()
