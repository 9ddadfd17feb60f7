"""Run a program that raises, and give what is said of it."""

import contextlib
from pathlib import Path

import numpy as np
import pytest

from checker.exceptions import explain, explain_problem
from checker.isolation.host.errors import StudentError
from checker.isolation.host.launcher import Load, open_host
from checker.isolation.host.student import Student
from checker.record import Function, Submission

#: As far as a row can ask for it.
RIGHT = "def propagate(w, b, X, Y):\n    return sigmoid(X.shape[0])\n"
ASKED = (Function.parse("sigmoid(z)"), Function.parse("propagate(w, b, X, Y)"))


@pytest.fixture(scope="session")
def shared_host():
    with open_host() as opened:
        yield opened


@pytest.fixture
def raised(shared_host):
    """Run a program, and give what it raises and what is said of it; None if it does not raise."""

    def raised(text, function="propagate", **others):
        rng = np.random.default_rng(0)
        arguments = [rng.normal(size=(4, 1)), 0.5, rng.normal(size=(4, 7)), np.ones((1, 7))]
        modules = {"lesson3_propagate": text, **others}
        files = {name: f"lessons/{name}.py" for name in modules}
        paths = {name: Path("home", file) for name, file in files.items()}
        given = dict(zip(("w", "b", "X", "Y"), arguments, strict=True))
        load = Load(modules=modules, files=files)
        with contextlib.closing(shared_host.worker(load)) as worker:
            student = Student(worker, {each.name: each.parameters for each in ASKED})
            try:
                getattr(student, function)(*(arguments if function == "propagate" else [0.5]))
            except StudentError as caught:
                error = caught
            else:
                error = None
            outline = student.outline
        if error is None:
            said = [explain_problem(each, outline, text) for each in outline.problems[:1]]
            return None, next(iter(said), None)
        submission = Submission(modules=modules, files=paths, origin=Path("home"))
        return error, explain(
            error,
            function,
            outline=outline,
            submission=submission,
            asked=ASKED,
            arguments=given,
            right=RIGHT,
        )

    return raised
