"""Which argument goes to which of the student's parameters."""

import inspect

import pytest

from checker.course import syllabus
from checker.isolation.host.responses import Parameter
from checker.isolation.wire.arguments import plan, without_flags

NAMES = syllabus.shipped().names


def parameters_of(text):
    """Read a signature."""
    names = {}
    exec(f"def f({text}): pass", names)  # noqa: S102  a signature of this file
    return tuple(
        Parameter(name=p.name, kind=p.kind.name, has_default=p.default is not p.empty)
        for p in inspect.signature(names["f"]).parameters.values()
    )


def received(ours, signature):
    """Call a function of that signature by our plan; give what its parameters got."""
    how = plan(tuple(ours.split()), parameters_of(signature), NAMES)
    values = how.arrange([f"<{name}>" for name in ours.split()])
    split = len(values) - len(how.keywords)
    names = {}
    exec(f"def f({signature}): return locals()", names)  # noqa: S102  as above
    return names["f"](*values[:split], **dict(zip(how.keywords, values[split:], strict=True)))


PROPAGATE = "w b X Y"
OPTIMIZE = "w b X Y num_iterations learning_rate"
MODEL = "X_train Y_train X_test Y_test num_iterations learning_rate"

CASES = [
    (PROPAGATE, "w, b, X, Y", "w b X Y"),
    (PROPAGATE, "X, Y, w, b", "X Y w b"),
    (PROPAGATE, "x, y, W, B", "X Y w b"),
    (PROPAGATE, "features, labels, weights, bias", "X Y w b"),
    (PROPAGATE, "p, q, r, s", "w b X Y"),
    (PROPAGATE, "X, answers, w, b", "X Y w b"),
    (PROPAGATE, "a, b, c, d", "w b X Y"),
    ("z", "x", "z"),
    ("z", "X", "z"),
    ("z", "anything", "z"),
    ("dim", "n_features", "dim"),
    (OPTIMIZE, "w, b, X, Y, learning_rate, num_iterations", "w b X Y learning_rate num_iterations"),
    (OPTIMIZE, "w, b, X, Y, lr, epochs", "w b X Y learning_rate num_iterations"),
    (OPTIMIZE, "w, b, X, Y, numIter, alpha", "w b X Y num_iterations learning_rate"),
    (OPTIMIZE, "w, b, X, Y, n=100, eta=0.1", "w b X Y num_iterations learning_rate"),
    (
        OPTIMIZE,
        "w, b, X, Y, print_cost, num_iter, rate",
        "w b X Y False num_iterations learning_rate",
    ),
    (
        MODEL,
        "X_train, X_test, Y_train, Y_test, epochs, lr",
        "X_train X_test Y_train Y_test num_iterations learning_rate",
    ),
    (MODEL, "train_set_x, train_set_y, test_set_x, test_set_y, num_iters, learningRate", MODEL),
    (MODEL, "x_train, y_train, x_test, y_test, a, b", MODEL),
    ("w b X", "X, w, b", "X w b"),
    ("X Y", "images, answers", "X Y"),
]


@pytest.mark.parametrize(("ours", "signature", "wanted"), CASES)
def test_each_parameter_gets_the_value_that_it_means(ours, signature, wanted):
    want = [False if name == "False" else f"<{name}>" for name in wanted.split()]
    assert list(received(ours, signature).values()) == want


def test_an_optional_flag_keeps_its_default():
    got = received(OPTIMIZE, "w, b, X, Y, num_iterations, learning_rate, print_cost=True")
    assert got["print_cost"] is True


def test_an_unknown_option_keeps_its_default():
    got = received(PROPAGATE, "w, b, epsilon=1e-8, X=None, Y=None")
    assert got == {"w": "<w>", "b": "<b>", "epsilon": 1e-8, "X": "<X>", "Y": "<Y>"}


def test_keyword_only_parameters_are_passed_by_name():
    got = received(OPTIMIZE, "w, b, X, Y, *, lr, iters")
    assert (got["lr"], got["iters"]) == ("<learning_rate>", "<num_iterations>")


def test_starred_parameters_get_everything_by_place():
    assert received(PROPAGATE, "*args")["args"] == ("<w>", "<b>", "<X>", "<Y>")
    assert received(PROPAGATE, "w, b, X, Y, **options")["options"] == {}


def test_a_flag_before_the_arguments_is_false():
    assert received("z", "verbose, z") == {"verbose": False, "z": "<z>"}


@pytest.mark.parametrize("signature", ["w, b, X", "w, b, X, Y, extra", ""])
def test_where_nothing_fits_python_says_so(signature):
    with pytest.raises(TypeError):
        received(PROPAGATE, signature)


def test_what_stands_in_the_arguments_afterwards_is_given_back_by_our_names():
    how = plan(("w", "b", "X", "Y"), parameters_of("X, Y, w, b, print_cost"), NAMES)
    assert how.restore({0: "x", 2: "w", 4: False}) == {2: "x", 0: "w"}


def test_a_reference_function_takes_flags_that_it_does_not_have():
    def optimize(w, b):
        return w, b

    called = without_flags(optimize, NAMES)
    assert called(1, 2, *[True]) == called(1, 2, print_cost=False) == called(w=1, b=2) == (1, 2)
    for wrong in (lambda: called(1), lambda: called(1, 2, 3), lambda: called(1, 2, rate=0.1)):
        with pytest.raises(TypeError, match=r"optimize\(\)"):
            wrong()
