"""Whatever a function returns gets a verdict: it is never the checker that breaks down."""

import time

import pytest
from machine import CANARY
from outcome import outcome, unsafe
from rows import FILE

NUMBERS = [
    *("None", "True", "2**70", "-2**70", "10**300", "2**4000", "2**20000", "1e308 * 10"),
    *("float('nan')", "1 + 2j", "np.float16(1)", "np.longdouble(1)", "np.ma.masked"),
    "np.datetime64('2020')",
    "__import__('decimal').Decimal(1)",
    "__import__('fractions').Fraction(1, 3)",
]
TEXTS = ["'x'", "b'x'", r"'\x1b[2J\n::error::a'", r"np.str_('\x1b[1m')", "['x'] * 3", "object()"]
CONTAINERS = [
    *(
        "[]",
        "()",
        "{}",
        "[[]]",
        "[None]",
        "[1, [2]]",
        "{1: 2}",
        "{1, 2}",
        "range(5)",
        "(n for n in [1])",
    ),
    *("(z,)", "(z, z, z)", "[z] * 20", "{'a': {'b': {'c': z}}}", r"{'\x1b[2J\n::error::': 1}"),
    *("[2**4000] * 5", "[2**70] * 5", "{2**4000: 1}", "[float('inf')] * 3", "[[1.0] * 3] * 3"),
]
ARRAYS = [
    *("np.zeros((0,))", "np.zeros((0, 5))", "np.zeros((1,) * 16)", "np.zeros((1,) * 20)"),
    *("np.array('a')", "np.array(['a', 'b'])", "np.array([1, 'a'], object)", "np.matrix([[1.0]])"),
    *("np.float16(1) * z", "np.array(z) == 0", "np.array(z, np.uint8)", "np.array(z, '>f8')"),
    *("np.nan * z", "np.inf * z", "np.array(z, complex) + 1j", "np.zeros(3, [('a', float)])"),
    *("np.zeros(5_000_000)", "np.ma.masked_array([1.0], [True])", "memoryview(b'a')"),
]
VALUES = [*NUMBERS, *TEXTS, *CONTAINERS, *ARRAYS]
HEAD = "import numpy as np\n\n\n"
SIGMOID = HEAD + "def sigmoid(z):\n    return {}\n"
PROPAGATE = (
    HEAD + "def propagate(w, b, X, Y):\n    z = 0 * w\n    return {{'dw': {0}, 'db': 0.0}}, {0}\n"
)
MODEL = """import numpy as np


def model(X_train, Y_train, X_test, Y_test, num_iterations=10, learning_rate=0.5):
    z = np.zeros((X_train.shape[0], 1))
    return {}
"""


def judged(machine, host, key, name, text):
    began = time.process_time()
    got = outcome(machine.submit({name: text}), host, key)
    assert "passed" not in got.verdict
    assert "checker error" not in got.verdict, got.texts["terminal"]
    assert not unsafe(got.texts)
    assert CANARY not in got.everything
    assert max(map(len, got.texts.values())) < 100_000
    assert time.process_time() - began < 5


@pytest.mark.parametrize("value", VALUES)
def test_any_value_as_the_only_output(machine, confined, value):
    judged(machine, confined, "lesson2", FILE, SIGMOID.format(value))


@pytest.mark.parametrize("value", [*NUMBERS, "'x'", "[]", "z[0]", "object()"])
def test_any_value_as_one_output_of_several(machine, confined, value):
    text = PROPAGATE.format(value)
    judged(machine, confined, "lesson3", "lesson3_propagate.py", text)


@pytest.mark.parametrize(
    "value", ["None", "2**70", "2**4000", "'x'", "[z]", "{'w': z}", "object()"]
)
def test_any_value_as_a_record(machine, confined, value):
    judged(machine, confined, "lesson6", "lesson6_model.py", MODEL.format(value))


@pytest.mark.parametrize(
    "file",
    [
        "import warnings\nwarnings.filters = 3\nimport numpy as np\n",
        "".join(f"def f{i}(): pass\n" for i in range(10_001)) + "import numpy as np\n",
    ],
    ids=["warnings without filters", "ten thousand functions"],
)
def test_a_file_that_breaks_what_loads_it_fails(machine, confined, file):
    text = file + SIGMOID.format("z")
    assert outcome(machine.submit({FILE: text}), confined).verdict == {"crashed"}
