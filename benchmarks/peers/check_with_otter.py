"""The five checks in the form of an otter test file that raises."""

import propagate_by_hand
from otter.test_files import test_case

OK_FORMAT = False

name = "propagate"
points = 5


@test_case(name="form")
def form(propagate):
    """Propagate returns grads and cost."""
    propagate_by_hand.form(propagate)


@test_case(name="cost")
def cost(propagate):
    """The cost is right."""
    propagate_by_hand.cost(propagate)


@test_case(name="dw")
def dw(propagate):
    """The gradient by w is right."""
    propagate_by_hand.dw(propagate)


@test_case(name="db")
def db(propagate):
    """The gradient by b is right."""
    propagate_by_hand.db(propagate)


@test_case(name="slope")
def slope(propagate):
    """The gradient is the slope of the cost."""
    propagate_by_hand.slope(propagate)
