"""Results that are another each time are told to be so, whatever they happen to be."""

import programs
import pytest

from checker.record import Status

EMPTY = "import numpy as np\ndef initialize_with_zeros(dim):\n    {}\n    return w, 0.0\n"


def judged(text, host, topic="initialize", **options):
    return programs.check(programs.text_submission(text), [topic], host, **options)[topic]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("w = np.empty((dim, 1))", "np.empty makes an array and leaves in it"),
        ("w = np.empty_like(np.ones((dim, 1)))", "np.empty makes an array and leaves in it"),
        ("w = np.random.randn(dim, 1)", "Random numbers do that"),
        ("w = np.random.default_rng().normal(size=(dim, 1))", "Random numbers do that"),
        ("import random; w = np.full((dim, 1), random.random())", "Random numbers do that"),
    ],
)
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_it_fails_each_time_and_is_told(line, says, seed, host):
    report = judged(EMPTY.format(line), host, seed=seed)
    failed = [each for each in report.results if each.status is Status.FAILED]
    assert failed[0].finding.kind == "random"
    assert (
        "Two calls of `initialize_with_zeros` with the same arguments differ"
        in failed[0].finding.fact
    )
    assert says in failed[0].finding.hint


@pytest.mark.parametrize("line", ["w = np.empty((dim, 1)); w.fill(0)", "w = np.zeros((dim, 1))"])
def test_an_array_that_is_filled_passes(line, host):
    assert judged(EMPTY.format(line), host).status is Status.PASSED


@pytest.mark.parametrize("line", ["w = np.ones((dim, 1))  # time", "w = np.full((dim, 1), id(0))"])
def test_what_is_always_the_same_is_not_called_random(line, host):
    report = judged(EMPTY.format(line.replace("id(0)", "0.5")), host)
    assert {each.finding.kind for each in report.results if each.status is Status.FAILED} == {
        "wrong"
    }
