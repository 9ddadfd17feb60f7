"""The five checks in the form of gradescope-utils: unittest, with weights, and results as JSON."""

import unittest
from pathlib import Path

import propagate_by_hand
from gradescope_utils.autograder_utils.decorators import weight
from gradescope_utils.autograder_utils.json_test_runner import JSONTestRunner


class TestPropagate(unittest.TestCase):
    """Lesson 3."""

    @weight(1)
    def test_form(self):
        """Propagate returns grads and cost."""
        propagate_by_hand.form(propagate_by_hand.submission())

    @weight(1)
    def test_cost(self):
        """The cost is right."""
        propagate_by_hand.cost(propagate_by_hand.submission())

    @weight(1)
    def test_dw(self):
        """The gradient by w is right."""
        propagate_by_hand.dw(propagate_by_hand.submission())

    @weight(1)
    def test_db(self):
        """The gradient by b is right."""
        propagate_by_hand.db(propagate_by_hand.submission())

    @weight(1)
    def test_slope(self):
        """The gradient is the slope of the cost."""
        propagate_by_hand.slope(propagate_by_hand.submission())


if __name__ == "__main__":
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(TestPropagate)
    with Path("results.json").open("w", encoding="utf-8") as results:
        JSONTestRunner(stream=results, visibility="visible").run(suite)
