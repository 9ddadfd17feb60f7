"""The five checks in the form of check50, which shows the docstrings."""
# ruff: noqa: D400, D403, BLE001 (as said above; whatever is raised is the submission's)

import sys
from pathlib import Path

import check50

sys.path.insert(0, str(Path(__file__).parent.parent))
import propagate_by_hand


def tried(check):
    """Run a check; what it raises is check50's failure."""
    sys.path.insert(0, ".")
    try:
        check(propagate_by_hand.submission())
    except Exception as error:
        raise check50.Failure(str(error)[:500]) from None


@check50.check()
def form():
    """propagate returns grads and cost"""
    tried(propagate_by_hand.form)


@check50.check(form)
def cost():
    """the cost is right"""
    tried(propagate_by_hand.cost)


@check50.check(form)
def dw():
    """dw is right"""
    tried(propagate_by_hand.dw)


@check50.check(form)
def db():
    """db is right"""
    tried(propagate_by_hand.db)


@check50.check(form)
def slope():
    """the gradient is the slope of the cost"""
    tried(propagate_by_hand.slope)
