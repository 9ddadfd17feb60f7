"""A slip costs its lesson three of ten points at most, and no other lesson anything."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "docs"))
from make.slips import SLIPS, STEMS, cost_of

#: Every fourth, and those that once cost more.
TRIED = [slip for i, slip in enumerate(SLIPS) if i % 4 == 0 or slip.name == "b is forgotten"]


def test_there_are_thirty():
    assert len(SLIPS) >= 30


@pytest.mark.parametrize("slip", TRIED, ids=lambda slip: f"{slip.number}: {slip.name}")
def test_a_slip_is_paid_for_once(slip):
    costs = cost_of(slip)
    here = costs.pop(STEMS.index(STEMS[slip.number - 2]))
    assert 0 <= here <= 3
    assert not any(costs)
