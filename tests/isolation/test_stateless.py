"""What is proven to keep nothing keeps nothing; what might is not proven."""

import textwrap

import pytest

from checker.course import syllabus
from checker.isolation.host.stateless import LONGEST, is_proven
from checker.submission import reader

HEAD = "import numpy as np\n"
#: Ways to keep something from one call to the next, each as a file of its own.
KEEPS = {
    "a list of the module": """
        seen = []
        def f(x):
            seen.append(x)
            return len(seen)
        """,
    "an array of the module": """
        total = np.zeros(1)
        def f(x):
            total[0] += 1
            return total[0]
        """,
    "a global": """
        count = 0
        def f(x):
            global count
            count += 1
            return count
        """,
    "a default": """
        def f(x, seen=[]):
            seen.append(x)
            return len(seen)
        """,
    "a default by another name": """
        seen = []
        def f(x, before=seen):
            before.append(x)
            return len(before)
        """,
    "a default of a function inside": """
        def f(x):
            def g(seen={}):
                return seen
            return g()
        """,
    "an attribute of the function": """
        def f(x):
            f.count = getattr(f, "count", 0) + 1
            return f.count
        """,
    "an attribute of the function, set above": """
        def f(x):
            f.seen.append(x)
            return len(f.seen)
        f.seen = []
        """,
    "a closure": """
        def make():
            count = 0
            def count_up(x):
                nonlocal count
                count += 1
                return count
            return count_up
        f = make()
        def g(x):
            return f(x)
        """,
    "a generator": """
        import itertools
        numbers = itertools.count()
        def f(x):
            return next(numbers)
        """,
    "an iterator of plain built-in functions": """
        numbers = iter(range(100))
        def f(x):
            return next(numbers)
        """,
    "a cache": """
        import functools
        @functools.cache
        def f(x):
            return x
        """,
    "a class": """
        class Counter:
            count = 0
        def f(x):
            Counter.count += 1
            return Counter.count
        """,
    "numpy's settings": """
        def f(x):
            np.seterr(all="raise")
            return x
        """,
    "numpy's settings, imported": """
        from numpy import seterr
        def f(x):
            seterr(all="raise")
            return x
        """,
    "all of numpy": """
        from numpy import *
        def f(x):
            seterr(all="raise")
            return x
        """,
    "numpy by another name": """
        def f(x):
            library = np
            library.seterr(all="raise")
            return x
        """,
    "numpy by its full name": """
        import numpy.linalg
        def f(x):
            numpy.seterr(all="raise")
            return x
        """,
    "a changed library": """
        def f(x):
            np.exp = np.log
            return x
        """,
    "a library's own table": """
        def f(x):
            np.typecodes["x"] = x
            return len(np.typecodes)
        """,
    "a random number generator": """
        numbers = np.random.default_rng(0)
        def f(x):
            return numbers.random()
        """,
    "the names of the module": """
        def f(x):
            globals()["count"] = x
            return x
        """,
    "the names of the module, through a frame": """
        def f(x):
            (y for y in x).gi_frame.f_globals["count"] = x
            return x
        """,
    "the names of the module, through the function": """
        def f(x):
            f.__globals__["count"] = x
            return x
        """,
    "a value set in passing": """
        print(seen := [])
        def f(x):
            seen.append(x)
            return len(seen)
        """,
    "a value set in an annotation": """
        def g(x: (seen := [])):
            return x
        def f(x):
            seen.append(x)
            return len(seen)
        """,
    "a value set in a condition": """
        if True:
            seen = []
        def f(x):
            seen.append(x)
            return len(seen)
        """,
    "a value set twice": """
        seen = 0
        seen = []
        def f(x):
            seen.append(x)
            return len(seen)
        """,
    "an alias": """
        one = other = []
        def f(x):
            one.append(x)
            return len(other)
        """,
    "a picture": """
        import matplotlib.pyplot as plt
        def f(x):
            plt.plot(x)
        """,
    "a file": """
        def f(x):
            open("count").read()
        """,
    "a value of a library that is not known": """
        from somewhere import keeper
        def f(x):
            return keeper(x)
        """,
    "a value that is imported below": """
        def f(x):
            return keeper(x)
        from somewhere import keeper
        """,
    "a library that is imported inside": """
        def f(x):
            import somewhere
            return x
        """,
    "a library that is changed above": """
        from unittest.mock import patch
        patch("numpy.exp").start()
        def f(x):
            return np.exp(x)
        """,
    "a library that is not known": """
        import os
        def f(x):
            os.environ["x"] = x
        """,
    "a table of pandas that runs text": """
        import pandas as pd
        def f(x):
            return pd.DataFrame(x).eval("a = @np.seterr('raise')")
        """,
    "a context": """
        def f(x):
            with np.printoptions(precision=3):
                return str(x)
        """,
    "a deleted name": """
        def f(x):
            del np.exp
        """,
    "work that goes on": """
        def f(x):
            yield x
        """,
    "what cannot be read": "def f(x:\n    return x\n",
    "what is nested too deeply": "x = " + "-" * 9000 + "1",
}
#: What students write in right code.
KEEPS_NOTHING = {
    "a function": """
        def f(x):
            return np.exp(x)
        """,
    "constants": """
        LIMIT, RATE = 709, 0.5
        LARGEST = -LIMIT * 2
        SIZES = (4, 5)
        def f(x, rate=LARGEST, sizes=(1, "a"), other=None):
            return np.clip(x, -LARGEST, LARGEST)
        """,
    "trials below the functions": """
        def f(w):
            return w.T
        w = np.zeros((2, 1))
        print(f(w))
        np.random.seed(1)
        """,
    "a script's part": """
        def f(x):
            return x
        if __name__ == "__main__":
            import sys
            global_list = []
            sys.exit(f(1))
        """,
    "variables of its own": """
        def f(x):
            seen, total = [], {"a": 0}
            for each in x:
                seen.append(each)
                total["a"] += each
            x = x * 2
            return [one for one in seen if one], total
        """,
    "numpy in all ways": """
        import numpy.linalg as la
        from numpy.random import default_rng
        from numpy import log
        from math import exp
        def f(x):
            rng = np.random.RandomState(3)
            with np.errstate(over="ignore"):
                return la.norm(x) + log(x) + default_rng(0).random() + np.linalg.det(x) + exp(1)
        """,
    "functions inside, and lambdas": """
        square = lambda x: x * x
        def f(x):
            def g(y, k=2):
                return square(y) * k
            return list(map(lambda z: g(z), x))
        """,
    "libraries that no function uses": """
        import os.path
        import matplotlib.pyplot as plt
        from sklearn.linear_model import LogisticRegression
        def f(x):
            return np.exp(x)
        """,
    "scipy's functions": """
        from scipy.special import expit as sigma
        def f(x):
            return sigma(x)
        """,
    "an earlier lesson": """
        from lessons.lesson2_sigmoid import sigmoid
        from .lesson1_initialize import initialize_with_zeros as zeros
        def f(x):
            return sigmoid(x)
        """,
    "types": """
        from __future__ import annotations
        from typing import Tuple
        import numpy.typing as npt
        def f(x: np.ndarray, y: Tuple[int, float] = (1, 2.0)) -> npt.NDArray[np.float64]:
            result: float = x.sum()
            return result
        """,
    "errors": """
        def f(x):
            assert x.ndim == 2, "two"
            try:
                return 1 / x
            except ZeroDivisionError as error:
                raise ValueError(f"no {error!r:>10}") from error
            finally:
                print("done")
        """,
    "a notebook's line": """
        def f(x):
            return x
        costs = [f(each) for each in (1, 2)]
        X, Y = np.ones(2), np.ones(2)
        X += 1
        """,
}


def written(text):
    return HEAD + textwrap.dedent(text)


@pytest.mark.parametrize("text", KEEPS.values(), ids=KEEPS)
def test_what_may_keep_something_is_not_proven(text):
    assert not is_proven({"program": written(text)})


@pytest.mark.parametrize("text", KEEPS_NOTHING.values(), ids=KEEPS_NOTHING)
def test_what_keeps_nothing_is_proven(text):
    assert is_proven({"program": written(text)})


@pytest.mark.parametrize("way", ["from helper import seen", "from helper import seen as mine"])
@pytest.mark.parametrize("value", ["seen = []", "import numpy as seen", "class seen: ..."])
def test_a_value_may_come_from_another_file(way, value):
    name = way.rpartition(" ")[2]
    user = f"{way}\ndef f(x):\n    {name}.append(x)\n"
    assert not is_proven({"helper": f"{value}\n", "program": user})
    assert is_proven({"helper": "def seen():\n    pass\n", "program": user})


def test_what_is_long_is_not_read():
    assert is_proven({"program": "#" * LONGEST})
    assert not is_proven({"program": "#" * (LONGEST + 1)})


def test_nothing_is_said_of_what_a_student_escapes(recwarn):
    assert is_proven({"program": 'x = "\\d"\n'})
    assert not recwarn.list


@pytest.mark.parametrize("stem", syllabus.shipped().stems[:-1])
def test_the_course_s_own_files_are_proven(stem):
    """All but the last lesson's, which draws."""
    modules = reader.read(syllabus.shipped().folder / "solutions").modules
    assert is_proven({name: text for name, text in modules.items() if name <= stem})
