"""What every host does in the same way: load, call, map."""

import numpy as np
import pytest
from loading import load_of

from checker.isolation.host.errors import StudentError, StudentStopped
from checker.isolation.host.launcher import Given
from checker.isolation.host.responses import Parameter
from checker.isolation.wire.values import Opaque, Record

HONEST = """
    import numpy as np

    def sigmoid(z):
        return 1 / (1 + np.exp(-z))
"""


def test_values_go_there_and_come_back(submit):
    worker = submit("def back(*args, **kwargs): return args, kwargs")
    X, pair = np.arange(6.0).reshape(2, 3), {"dw": np.float32(1.5), "db": [1, None, "ü"]}
    (got, same), keywords = worker.call("back", [X, pair], kwargs={"rate": 0.5}).result
    np.testing.assert_array_equal(got, X)
    assert same == pair
    assert keywords == {"rate": 0.5}


def test_a_map_gives_one_result_for_each_input(submit):
    worker = submit("def power(x, n): return x ** n")
    assert [x.result for x in worker.map("power", [(2, 3), (5, 2)])] == [8, 25]
    assert [x.result for x in worker.map("power", [(3, 2), (2, 5)], keywords=["n"])] == [9, 32]


def test_the_item_of_a_map_that_raises_is_told(submit):
    worker = submit("def inverse(x): return 1 / x")
    with pytest.raises(ZeroDivisionError) as caught:
        worker.map("inverse", [(1,), (2,), (0,), (0,)])
    assert caught.value.index == 2


def test_arguments_are_read_only_and_the_students_line_is_told(submit):
    worker = submit(
        """
        def helper(X):
            X -= 1

        def propagate(X):
            half = 0.5
            helper(X)
        """
    )
    X = np.ones((4, 7))
    with pytest.raises(ValueError, match="read-only") as caught:
        worker.call("propagate", [X])
    error = caught.value
    assert isinstance(error, StudentError)
    assert error.type_name == "ValueError"
    assert [(f.file, f.line, f.function, f.source) for f in error.frames] == [
        ("lessons/lesson3_propagate.py", 7, "propagate", "helper(X)"),
        ("lessons/lesson3_propagate.py", 3, "helper", "X -= 1"),
    ]
    assert error.frames[0].locals == {
        "X": "array (4, 7) float64",
        "half": "float 0.5",
        "helper": "function",
    }
    assert X.sum() == 28


def test_a_fault_inside_numpy_ends_with_the_students_line(submit):
    worker = submit("import numpy as np\ndef f(a): return np.linalg.inv(a)\n")
    with pytest.raises(ValueError, match="Singular") as caught:
        worker.call("f", [np.zeros((2, 2))])
    assert caught.value.type_name == "LinAlgError"
    assert [frame.line for frame in caught.value.frames] == [2]


def test_writeable_arguments_come_back_as_they_were_left(submit):
    worker = submit("def step(w, dw, rate):\n    w -= rate * dw\n    return w\n")
    w = np.ones(2)
    reply = worker.call("step", [w, w], kwargs={"rate": 0.5}, writeable=True)
    assert reply.arguments[0].tolist() == [0.5, 0.5]
    assert reply.arguments[1].tolist() == [1, 1]
    assert worker.call("step", [np.float64(1), 1, 1]).arguments == {}


def test_read_only_arguments_come_back_where_they_could_be_changed(submit):
    worker = submit("def turn(w, rates):\n    w.shape = -1, 1\n    rates.pop()")
    reply = worker.call("turn", [np.ones(2), [1, 2]])
    assert reply.arguments[0].shape == (2, 1)
    assert reply.arguments[1] == [1]


def test_prints_are_kept_for_later(submit):
    worker = submit(
        """
        import sys
        print("loaded")
        def talk():
            print("costs: \\x1b[31m0.69\\x1b[0m")
            print("to the other stream", file=sys.stderr)
        """
    )
    worker.call("talk", [])
    assert worker.printed == "loaded\ncosts: 0.69\nto the other stream\n"


def test_input_finds_no_reader(submit):
    worker = submit("def ask(): return input('how many? ')")
    with pytest.raises(EOFError, match="EOF when reading a line"):
        worker.call("ask", [])


@pytest.mark.parametrize("how", ["import sys; sys.exit(0)", "raise SystemExit", "quit()"])
def test_leaving_in_a_call_is_an_error_like_others(submit, how):
    worker = submit(f"def leave(): {how}\ndef stay(): return 1\n")
    with pytest.raises(StudentError) as caught:
        worker.call("leave", [])
    assert caught.value.type_name == "SystemExit"
    assert not isinstance(caught.value, SystemExit)
    assert worker.call("stay", []).result == 1


def test_leaving_while_loading_is_a_problem_and_the_rest_is_there(submit):
    worker = submit("import sys\nsys.exit(1)\ndef stay(): return 1\n")
    (problem,) = worker.outline.problems
    assert (problem.type, problem.line, problem.module) == ("SystemExit", 2, "lesson3_propagate")
    assert worker.call("stay", []).result == 1


def test_deep_recursion_is_an_error_with_few_frames(submit):
    worker = submit("def f(n): return f(n + 1)\ndef g(): return 1\n")
    with pytest.raises(RecursionError) as caught:
        worker.call("f", [0])
    assert len(caught.value.frames) == 12
    assert worker.call("g", []).result == 1


@pytest.mark.parametrize(
    ("text", "say"),
    [
        ("a = []\n    a.append(a)\n    return a", "contains itself"),
        ("a = []\n    for _ in range(9999): a = [a]\n    return a", "nested"),
        ("import numpy as np\n    return np.zeros(10**7)", "too large"),
        ("return [Bad()]", "cannot be looked at"),
    ],
    ids=["cyclic", "deep", "large", "object that raises"],
)
def test_a_result_that_cannot_be_sent_is_an_error(submit, text, say):
    bad = "class Bad:\n    @property\n    def __class__(self): raise OSError('no')\n"
    worker = submit(f"{bad}def f():\n    {text}\ndef g(): return 1\n")
    with pytest.raises(StudentError, match=say):
        worker.call("f", [])
    assert worker.call("g", []).result == 1


def test_an_object_that_is_no_value_is_told_by_name(submit):
    worker = submit("class Foo: pass\ndef f(): return [Foo(), len]\n")
    foo, builtin = worker.call("f", []).result
    assert isinstance(foo, Opaque)
    assert foo.type_name == "Foo"
    assert builtin.type_name == "builtin_function_or_method"


def test_an_exception_whose_text_raises_is_told_all_the_same(submit):
    worker = submit(
        """
        class Odd(KeyError):
            def __str__(self): raise SystemExit
        def f(): raise Odd()
        """
    )
    with pytest.raises(KeyError, match="cannot be shown") as caught:
        worker.call("f", [])
    assert caught.value.type_name == "Odd"
    assert caught.value.bases[:2] == ("KeyError", "LookupError")


def test_warnings_are_told_once_with_the_students_line(submit):
    worker = submit(
        """
        import numpy as np
        def sigmoid(z):
            return 1 / (1 + np.exp(-z))
        """
    )
    worker.call("sigmoid", [np.array([-1e4])])
    worker.map("sigmoid", [(np.array([-1e4]),)] * 3)
    first, second = worker.warnings
    assert first == second
    assert (first.category, first.file, first.line) == (
        "RuntimeWarning",
        "lessons/lesson3_propagate.py",
        4,
    )
    assert "overflow" in first.message


def test_a_student_may_silence_warnings(submit):
    worker = submit(
        "import warnings\nwarnings.filterwarnings('ignore')\n" + "def f(): warnings.warn('no')\n"
    )
    worker.call("f", [])
    assert worker.warnings == []


def test_a_student_may_make_faults_of_warnings(submit):
    worker = submit("import numpy as np\nnp.seterr(all='raise')\ndef f(x): return np.exp(x)\n")
    with pytest.raises(FloatingPointError):
        worker.call("f", [np.array([1e4])])


def test_runs_repeat(submit):
    text = """
        import random
        import numpy as np
        def draw(): return [np.random.rand(), random.random()]
    """
    first, other = submit(text, seed=1), submit(text, seed=2)
    assert first.call("draw", []).result == first.call("draw", []).result
    assert first.call("draw", []).result == submit(text, seed=1).call("draw", []).result
    assert first.call("draw", []).result != other.call("draw", []).result


def test_the_outline_says_what_is_defined(submit):
    worker = submit(
        lesson2_sigmoid="""
            from math import exp
            import numpy as np
            HALF = 0.5
            def sigmoid(z, *, stable=False):
                return exp(z)
            logistic = np.vectorize(sigmoid)
        """,
        lesson3_propagate="""
            from lessons.lesson2_sigmoid import sigmoid
            def propagate(w, b, X, Y):
                '''Write me.'''
                raise NotImplementedError
            def broken(x)
                return x
        """,
    )
    outline = worker.outline
    assert list(outline.functions) == ["sigmoid", "logistic", "propagate"]
    sigmoid, propagate = outline.functions["sigmoid"], outline.functions["propagate"]
    assert (sigmoid.module, sigmoid.line, sigmoid.end) == ("lesson2_sigmoid", 5, 6)
    assert sigmoid.parameters == (
        Parameter(name="z"),
        Parameter(name="stable", kind="KEYWORD_ONLY", has_default=True),
    )
    assert [sigmoid.stub, propagate.stub] == [False, True]
    (problem,) = outline.problems
    assert (problem.kind, problem.name, problem.module, problem.file, problem.line) == (
        "syntax",
        "broken",
        "lesson3_propagate",
        "lessons/lesson3_propagate.py",
        6,
    )


def test_of_files_that_define_the_same_name_the_last_one_counts(host):
    load = load_of(lesson1_a="def f(): return 1", lesson2_b="def f(): return 2\ndef g(): return 2")
    load.modules["helper"] = "def f(): return 3\ndef h(): return 3\n"
    worker = host.worker(load)
    assert [worker.call(name, []).result for name in "fgh"] == [3, 2, 3]
    worker.close()


def test_the_file_that_a_function_belongs_in_wins_over_all_others(host):
    texts = {name: f"def f(): return '{name}'" for name in ("lesson1_a", "lesson2_b")}
    load = load_of(**texts, homes={"f": "lesson1_a"})
    load.modules["zz_helper"] = "def f(): return 3\n"
    worker = host.worker(load)
    assert worker.call("f", []).result == "lesson1_a"
    worker.close()


IMPORTS = [
    "from lessons.lesson2_sigmoid import sigmoid",
    "from solutions.lesson2_sigmoid import sigmoid",
    "from lesson2_sigmoid import sigmoid",
    "from .lesson2_sigmoid import sigmoid",
    "import lessons.lesson2_sigmoid\nsigmoid = lessons.lesson2_sigmoid.sigmoid",
    "import lessons.lesson2_sigmoid as two\nsigmoid = two.sigmoid",
    "from lessons import lesson2_sigmoid\nsigmoid = lesson2_sigmoid.sigmoid",
    "import lesson2_sigmoid\nsigmoid = lesson2_sigmoid.sigmoid",
    "from lesson2_sigmoid import *",
]


@pytest.mark.parametrize("text", IMPORTS)
def test_a_lesson_imports_another_in_any_way(submit, text):
    worker = submit(
        lesson3_propagate=f"{text}\ndef propagate(z): return sigmoid(z) + 1\n",
        lesson2_sigmoid="print('loaded')\ndef sigmoid(z): return 10 * z\n",
    )
    assert worker.outline.problems == ()
    assert worker.call("propagate", [2]).result == 21
    assert worker.printed == "loaded\n"


def test_lessons_that_import_each_other_load(submit):
    worker = submit(
        lesson2_sigmoid="import lessons.lesson3_propagate\ndef sigmoid(z): return z\n",
        lesson3_propagate="import lessons.lesson2_sigmoid as l\ndef f(z): return l.sigmoid(z)\n",
    )
    assert worker.call("f", [4]).result == 4


def test_a_missing_lesson_is_a_problem_that_says_so(submit):
    worker = submit("from lessons.lesson2_sigmoid import sigmoid\ndef f(): return 1\n")
    (problem,) = worker.outline.problems
    assert problem.type == "ModuleNotFoundError"
    assert "lessons.lesson2_sigmoid" in problem.message
    assert worker.call("f", []).result == 1


def test_no_file_of_a_student_takes_the_place_of_a_library(host):
    load = load_of("import numpy as np\nimport math\ndef f(): return np.sqrt(4) + math.sqrt(4)\n")
    load.modules.update(numpy="raise ValueError", math="sqrt = None")
    worker = host.worker(load)
    assert worker.call("f", []).result == 4
    worker.close()


GIVEN = (
    Given(
        stem="lesson1_initialize",
        text="""
import numpy as np

LARGE = 100.0
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0
""",
    ),
    Given(
        stem="lesson2_sigmoid",
        text="""
import numpy as np

def sigmoid(z):
    return np.where(z > 0, LARGEST, -LARGEST)
""",
        earlier={"LARGEST": ("lesson1_initialize", "LARGE")},
    ),
)
STEMS = {"lesson2_sigmoid": ["sigmoid"], "lesson1_initialize": ["initialize_with_zeros"]}


def test_given_functions_take_the_place_of_the_students(submit):
    worker = submit(
        lesson2_sigmoid="HALF = 0.5\ndef sigmoid(z): return HALF\n",
        lesson3_propagate="""
            from lessons.lesson2_sigmoid import HALF, sigmoid
            def propagate(z): return sigmoid(z) + HALF
        """,
        given=GIVEN,
        given_modules=STEMS,
    )
    assert worker.outline.problems == ()
    assert worker.call("propagate", [1.0]).result == 100.5


def test_given_functions_stand_in_for_lessons_that_are_missing(submit):
    worker = submit(
        """
        from lessons.lesson2_sigmoid import sigmoid
        import lesson1_initialize as one
        def propagate(z): return sigmoid(z), one.initialize_with_zeros(2)[0].shape
        """,
        given=GIVEN,
        given_modules=STEMS,
    )
    assert worker.outline.problems == ()
    result = worker.call("propagate", [-1.0]).result
    assert (float(result[0]), result[1]) == (-100.0, (2, 1))
    assert list(worker.outline.functions) == ["propagate"]


def test_given_functions_replace_a_copy_in_the_same_file(submit):
    worker = submit(
        "def sigmoid(z): return 0\ndef propagate(z): return sigmoid(z)\n",
        given=GIVEN,
        given_modules=STEMS,
    )
    assert worker.call("propagate", [1.0]).result == 100


def test_the_frames_do_not_show_what_is_given(submit):
    worker = submit(
        "from lessons.lesson2_sigmoid import sigmoid\ndef f(): return sigmoid('a')\n",
        given=GIVEN,
        given_modules=STEMS,
    )
    with pytest.raises(TypeError) as caught:
        worker.call("f", [])
    assert [frame.line for frame in caught.value.frames] == [2]


def test_a_table_is_described(submit):
    worker = submit(
        """
        import pandas as pd
        def table():
            rows = {"rate": [0.1, 0.2], "name": ["a", "b"], 3: [True, False]}
            return pd.DataFrame(rows, index=[10, 20])
        def column(): return table()["rate"]
        """,
        libraries=("numpy", "pandas"),
    )
    frame, series = worker.call("table", []).result, worker.call("column", []).result
    assert isinstance(frame, Record)
    assert frame.kind == "DataFrame"
    assert frame.fields["columns"] == ["rate", "name", 3]
    assert frame.fields["index"] == [10, 20]
    assert frame.fields["values"]["rate"].tolist() == [0.1, 0.2]
    assert frame.fields["values"]["name"] == ["a", "b"]
    assert frame.fields["values"][3].tolist() == [True, False]
    assert (series.kind, series.fields["name"], series.fields["index"]) == (
        "Series",
        "rate",
        [10, 20],
    )


def test_a_plot_is_described_and_showing_it_returns_at_once(submit):
    worker = submit(
        """
        import matplotlib.pyplot as plt
        def plot(kind):
            fig, axes = plt.subplots(1, 2 if kind == "array" else 1)
            ax = axes[1] if kind == "array" else axes
            ax.plot([0, 100, 200], [0.69, 0.5, 0.4], label="rate 0.1")
            ax.set(title="Costs", xlabel="iterations", ylabel="cost")
            ax.legend()
            plt.show()
            return {"axes": ax, "figure": fig, "array": axes}[kind]
        """,
        libraries=("numpy", "matplotlib"),
    )
    axes, figure = worker.call("plot", ["axes"]).result, worker.call("plot", ["figure"]).result
    _, second = worker.call("plot", ["array"]).result
    for record in (axes, figure, second):
        assert record.kind == "Axes"
        assert [record.fields[name] for name in ("title", "xlabel", "ylabel", "legend")] == [
            "Costs",
            "iterations",
            "cost",
            ["rate 0.1"],
        ]
        (line,) = record.fields["lines"]
        assert line["label"] == "rate 0.1"
        assert line["x"].tolist() == [0, 100, 200]
        assert line["y"].tolist() == [0.69, 0.5, 0.4]


def test_a_student_who_closes_or_replaces_the_output_gets_values_all_the_same(submit):
    worker = submit("import sys\nsys.stdout.close()\nsys.stderr = None\ndef f(): return 1\n")
    assert worker.call("f", []).result == 1


def test_an_unknown_function_is_named(submit):
    worker = submit(HONEST)
    with pytest.raises(NameError, match="nowhere"):
        worker.call("nowhere", [])


SPOIL = """
    import builtins, math, os, random, sys, warnings
    import numpy as np
    np.where = np.exp = None
    np.linalg.norm = math.exp = None
    builtins.pow = builtins.abs = None
    np.seterr(all="raise")
    np.set_printoptions(precision=1)
    np.random.seed(5)
    warnings.simplefilter("error")
    sys.modules["numpy"] = sys.modules["json"] = None
    sys.path.clear()
    os.environ["PATH"] = ""
    os.chdir("/")
    def spoiled(): return np.where is None and math.exp is None
"""


def test_what_one_student_spoils_is_whole_for_us_and_for_the_next(submit):
    before = np.random.get_state()[1].tolist()  # noqa: NPY002  it must not change
    spoiler = submit(SPOIL)
    assert spoiler.outline.problems == ()
    assert np.where(np.array([True]), 1, 2) == [1]
    assert spoiler.call("spoiled", []).result is True
    assert submit(HONEST).call("sigmoid", [0.0]).result == 0.5
    assert np.linalg.norm([3, 4]) == abs(-5)
    assert np.geterr()["over"] == "warn"
    assert repr(np.array([0.123])) == "array([0.123])"
    assert np.random.get_state()[1].tolist() == before  # noqa: NPY002  as above


def test_a_student_who_spoils_what_our_own_code_needs_is_stopped(submit):
    spoiler = submit("import builtins\nbuiltins.isinstance = builtins.len = None\n")
    with pytest.raises(StudentStopped):
        spoiler.outline  # noqa: B018  loads it
    assert submit(HONEST).call("sigmoid", [0.0]).result == 0.5


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        ("{'dw': 1, 'db': 2}", "dict of 2: 'dw', 'db'"),
        ("{}", "dict of 0"),
        ("dict.fromkeys(range(9))", "dict of 9"),
        ("{'x' * 1000: 1, (1,): 2}", "dict of 2: 'xxxxxxxxxxxxxxx, …"),
    ],
)
def test_a_dict_is_told_with_its_keys_where_they_are_few(submit, made, kind):
    worker = submit(f"def f():\n    g = {made}\n    raise ValueError\n")
    with pytest.raises(StudentError) as caught:
        worker.call("f", [])
    assert caught.value.frames[-1].locals["g"] == kind


def test_a_key_that_raises_when_it_is_looked_at_is_no_trouble(submit):
    text = """
        class Key(str):
            def __repr__(self): raise SystemExit
        def f():
            g = {Key("a"): 1}
            raise ValueError
        """
    with pytest.raises(StudentError) as caught:
        submit(text).call("f", [])
    assert caught.value.frames[-1].locals["g"] == "dict"
