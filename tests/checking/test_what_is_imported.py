"""What a lesson imports from an earlier one has to be there, and functions go by their names."""

import programs
import pytest

from checker.course import assets, syllabus
from checker.record import Kind, Status
from checker.submission import reader

COURSE = syllabus.shipped()
SIGMOID = assets.solution(COURSE, "lesson2_sigmoid").replace("from solutions.", "from lessons.")
PROPAGATE = assets.solution(COURSE, "lesson3_propagate").replace("from solutions.", "from lessons.")


@pytest.fixture
def checked(tmp_path, quick_host):
    def check(sigmoid, propagate=PROPAGATE):
        (tmp_path / "lesson2_sigmoid.py").write_text(sigmoid, encoding="utf-8")
        (tmp_path / "lesson3_propagate.py").write_text(propagate, encoding="utf-8")
        submission = reader.read(tmp_path, COURSE.stems)
        return programs.check(submission, ["propagate"], quick_host)["propagate"]

    return check


@pytest.mark.parametrize(
    "sigmoid",
    [
        SIGMOID,
        "from elsewhere import *\n",  # may bring it
        "import numpy as np\n\nsigmoid = lambda z: 1 / (1 + np.exp(-z))\n",
        "import numpy as np\nif True:\n    def sigmoid(z):\n        return 1 / (1 + np.exp(-z))\n",
    ],
)
def test_what_is_there_is_no_fault(sigmoid, checked):
    assert checked(sigmoid).status is Status.PASSED


@pytest.mark.parametrize(
    ("sigmoid", "propagate"),
    [
        ("import numpy as np\n", PROPAGATE),
        ("", PROPAGATE),
        (SIGMOID.replace("def sigmoid(", "def activation("), PROPAGATE),
        (
            "import numpy as np\n",
            PROPAGATE.replace("import sigmoid", "import sigmoid as s").replace("sigmoid(", "s("),
        ),
    ],
)
def test_what_is_gone_is_one_fault_of_form(sigmoid, propagate, checked):
    report = checked(sigmoid, propagate)
    (finding,) = report.findings
    assert finding.kind is Kind.CONTRACT
    assert "`sigmoid` is imported from" in finding.fact
    assert "lesson2_sigmoid.py, and is no longer there" in finding.fact


@pytest.mark.parametrize("name", ["propagation", "Propagate", "cost_and_gradient"])
def test_another_name_is_one_fault_and_the_numbers_are_judged(name, checked):
    report = checked(SIGMOID, PROPAGATE.replace("def propagate(", f"def {name}("))
    (finding,) = report.findings
    assert finding.kind is Kind.CONTRACT
    assert f"called `{name}`" in finding.fact
    wrong = PROPAGATE.replace("def propagate(", f"def {name}(").replace(
        "(A - Y).T) / m", "(A - Y).T)"
    )
    assert len(checked(SIGMOID, wrong).findings) > 1
