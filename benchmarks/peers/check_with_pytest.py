"""The five checks in the form of pytest."""

import propagate_by_hand
import pytest


@pytest.mark.parametrize("check", propagate_by_hand.CHECKS)
def test_propagate(check):
    """Run one of them."""
    check(propagate_by_hand.submission())
