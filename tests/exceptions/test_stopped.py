"""Why a function did not answer: only what its text proves."""

import pytest

from checker.exceptions import stopped
from checker.isolation.host.errors import crashed, timed_out

LINE = 3  # of the first line of a body


def said_of(body, *, waited=False):
    lines = "\n".join(f"    {line}" for line in body.split("\n"))
    text = f"def other(n):\n    return n\ndef f(n, x):\n{lines}\n    return n\n"
    return stopped(timed_out(10, waited=waited), "f", text)


ENDLESS = {
    "i = 0\nwhile i < n:\n    x = x * 2": (5, "nothing in the loop changes `i` or `n`"),
    "i = 0\nwhile i < n:\n    x = other(i)\n    i + 1": (5, "changes `i` or `n`"),
    "while True:\n    x = x * 2": (4, "nothing ends the loop"),
    "while 1:\n    x = x * 2": (4, "nothing ends the loop"),
    "i = 0\nwhile i < n:\n    i =+ 1": (6, "gives `i` the same value each round"),
    "i = 0\nwhile i < n:\n    i -= 1": (6, "makes `i` smaller each round"),
    "i = 9\nwhile i > 0:\n    i += 1": (6, "makes `i` larger each round"),
    "costs = [1]\nfor each in costs:\n    costs.append(each)": (6, "appends to it"),
    "if n:\n    while not x:\n        n = 3": (5, "changes `x`"),
}
NOT_PROVEN = (
    "i = 0\nwhile i < n:\n    i += 1",
    "i = 0\nwhile i < n:\n    if x:\n        break",
    "while True:\n    if x > 3:\n        return x\n    x += 1",
    "while x > 0.1:\n    x = other(x)",
    "while len(x) < n:\n    other(x)",
    "while x[0] < n:\n    x[0] += 1",
    "for i in range(10 ** 9):\n    x = x * 2",
    "while (x := other(x)) < n:\n    pass",
    "x = np.array(0)\nwhile x < n:\n    x.fill(n)",
    "costs = [1]\nfor each in costs:\n    costs.append(each)\n    if n:\n        break",
    "x = 3 +",
)


@pytest.mark.parametrize(("body", "said"), ENDLESS.items())
def test_a_loop_that_cannot_end_is_shown(body, said):
    line, words = said
    found = said_of(body)
    assert words in found.fact
    assert found.fact.startswith("It did not answer within 10 seconds of computing: ")
    assert found.fact.endswith(".")
    assert (found.line, found.sure) == (line, True)
    assert found.hint


@pytest.mark.parametrize("body", NOT_PROVEN)
def test_a_loop_that_may_end_is_not_blamed(body):
    found = said_of(body)
    assert found.fact == "It did not answer within 10 seconds of computing."
    assert found.hint == "A loop that never ends is the usual cause."
    assert (found.line, found.sure) == (0, False)


def test_what_computes_and_is_not_kept_is_named():
    assert "i = i + 1 does" in said_of("i = 0\nwhile i < n:\n    i + 1").hint
    assert "compares" in said_of("i = 0\nwhile i < n:\n    i == i + 1").hint


def test_a_call_that_waits_is_shown_and_no_loop_is_blamed():
    found = said_of("time.sleep(60)\nwhile True:\n    pass", waited=True)
    assert found.fact == (
        "It did not answer within 10 seconds, and waited for something: line 4 waits, "
        "`time.sleep(60)`."
    )
    assert found.line == 4
    found = said_of("i = 0\nwhile i < n:\n    x = 1", waited=True)
    assert found.fact == "It did not answer within 10 seconds, and waited for something."
    assert not found.hint


def test_a_short_sleep_is_not_blamed_for_a_long_computation():
    assert "sleep" not in said_of("time.sleep(0.1)\nwhile x > n:\n    x = other(x)").fact


def test_a_loop_in_a_function_that_is_called_is_found():
    text = "def g(i):\n    while i:\n        pass\ndef f(i):\n    return g(i)\n"
    assert stopped(timed_out(10), "f", text).line == 2


def test_what_crashed_is_no_loop():
    text = "def f(i):\n    while i:\n        pass\n"
    assert stopped(crashed(-11), "f", text).fact == (
        "The Python process crashed with signal SIGSEGV."
    )
