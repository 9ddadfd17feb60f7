"""The five checks in the form of pytest-prairielearn-grader, which asks a process for each call."""

import numpy as np
import propagate_by_hand
import pytest
from pytest_prairielearn_grader import ConfigObject

SECONDS = 60  #: one second, as it comes, is too short to import numpy on a busy machine
autograder_config = ConfigObject(sandbox_timeout=SECONDS)


@pytest.mark.parametrize("check", propagate_by_hand.CHECKS)
@pytest.mark.grading_data(name="propagate", points=1)
def test_propagate(sandbox, check):
    """Run one of them, with a process of its own."""

    def propagate(*arguments):
        found = sandbox.query_function("propagate_as_lists", *arguments, query_timeout=SECONDS)
        answers = {name: np.array(each) for name, each in found.items()}
        return answers, answers["cost"]

    check(propagate)
