"""A slip costs its lesson three of ten points at most, and no other lesson anything."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "docs"))
from make.slips import SLIPS, STEMS, cost_of

#: Of this one no single mistake is known that explains all that is wrong.
DEARER = {"b is forgotten"}


def test_there_are_thirty():
    assert len(SLIPS) >= 30


@pytest.mark.parametrize("slip", SLIPS[::4], ids=lambda slip: f"{slip.number}: {slip.name}")
def test_a_slip_is_paid_for_once(slip):
    costs = cost_of(slip)
    here = costs.pop(STEMS.index(STEMS[slip.number - 2]))
    assert 0 <= here <= 3 or slip.name in DEARER
    assert not any(costs)
