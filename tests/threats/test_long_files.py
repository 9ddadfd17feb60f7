"""Files of a mebibyte, of the kinds that make a careless pattern or parser slow."""

import time

import pytest
from outcome import outcome
from rows import FILE

RIGHT = "import numpy as np\n\n\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"
LONG = {
    "blank lines": RIGHT + "\n" * 900_000,
    "blank lines before": "\n" * 900_000 + RIGHT,
    "lines of blanks": RIGHT + (" " * 200 + "\n") * 4000,
    "one line of blanks": RIGHT + " " * 900_000 + "\n",
    "comments": RIGHT + "#\n" * 400_000,
    "one long text": RIGHT + "a = '" + "x" * 900_000 + "'\n",
    "imports": RIGHT + "if 0:\n" + "    import math\n" * 40_000,
    "words": RIGHT + "# " + "lesson2_sigmoid " * 50_000 + "\n",
    "backslashes": RIGHT + "a = 1 + \\\n" * 1 + "\\\n" * 200_000 + "1\n",
}
LAST = {
    "names": "".join(f"def sigmoid{'d' * 180}{n}(z):\n    return z\n" for n in range(900)),
    "nothing else": "\n" * 900_000,
    "one name": "sigmoid" * 120_000,
    "unclosed": "def sigmoid(z):\n    return " + "(" * 900_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_right_program_in_a_long_file_passes_soon(machine, confined, text):
    assert quickly(machine, confined, text) <= {"passed", "timeout"}


@pytest.mark.parametrize("text", LAST.values(), ids=LAST)
def test_a_long_file_without_the_function_fails_soon(machine, confined, text):
    assert "passed" not in quickly(machine, confined, text)


def quickly(machine, host, text):
    began = time.process_time()
    verdict = outcome(machine.submit({FILE: text}), host).verdict
    assert time.process_time() - began < 5  # of the process that judges, which has no deadline
    return verdict
