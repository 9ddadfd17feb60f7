"""What holds for whatever is raised, on whatever line."""

import ast

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.exceptions import explain
from checker.exceptions.rows import rows
from checker.exceptions.shapes import Shapes
from checker.isolation.host.errors import StudentError
from checker.record import Frame, Function

ASKED = (Function.parse("sigmoid(z)"), Function.parse("propagate(w, b, X, Y)"))

NAME = st.sampled_from(["w", "X", "Y", "A", "np", "m"])
KIND = st.sampled_from(
    ["array (4, 7) float64", "array () int64", "array (4,) int64", "float 0.5", "None", "dict of 2"]
)
# the name of an exception, and a message that a row for it reads
RAISED = st.sampled_from(rows()).flatmap(
    lambda row: st.tuples(
        st.sampled_from(row.raised or ["ValueError"]),
        st.one_of(st.from_regex(row.message), st.text(max_size=80), st.just("x" * 5000)),
    )
)
WORDS = "w X A np.dot( ) .T + - * / = , [ ] 1 -1 @ if : for in {} return"
LINES = (
    "w -= X[0, 0] @ np.dot(w.T, X)",
    "if X > 0 and not np.multiply(w, X):",
    "a, b = w['dw'](X.shape[2]) / m",
    "for i in m: X[:, i] += np.zeros(4, 1)",
    "assert w.shape == (4, 1) and math.exp(-X)",
    "np.exp(X, out=X[0])",
)
SOURCE = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join),
    st.sampled_from(LINES),
    st.just("(" * 190),
    st.just("-" * 190 + "w"),
)


@settings(max_examples=300, deadline=None)
@given(RAISED, SOURCE, st.dictionaries(NAME, KIND), st.text(max_size=20))
def test_whatever_is_raised_is_explained_shortly(raised, source, variables, function):
    kind, message = raised
    frame = Frame(file="a.py", line=1, function=function, source=source, locals=variables)
    for frames in ((), (frame,)):
        error = StudentError(type_name=kind, message=message, frames=frames)
        said = explain(error, "propagate", asked=ASKED)
        assert said.fact
        assert len(said.fact + said.hint) <= 400


EXPRESSIONS = st.recursive(
    st.sampled_from(["w", "X", "Y", "b", "1", "m"]),
    lambda inner: st.one_of(
        inner.map("({}).T".format),
        inner.map("np.exp({})".format),
        inner.map("np.sum({}, axis=1, keepdims=True)".format),
        inner.map("np.sum({}, axis=0)".format),
        inner.map("np.sum({})".format),
        inner.map("np.reshape({}, (-1, 1))".format),
        inner.map("np.reshape({}, (1, m))".format),
        st.tuples(inner, st.sampled_from("+-*@>"), inner).map("({0[0]} {0[1]} {0[2]})".format),
        st.tuples(inner, inner).map("np.dot({0[0]}, {0[1]})".format),
    ),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(EXPRESSIONS)
def test_a_computed_shape_is_the_shape_that_numpy_gives(text):
    values = {"w": np.ones((4, 1)), "X": np.ones((4, 7)), "Y": np.ones((1, 7)), "b": 0.5, "m": 7}
    kinds = {
        name: f"array {value.shape} float64"
        if isinstance(value, np.ndarray)
        else f"{type(value).__name__} {value}"
        for name, value in values.items()
    }
    said = Shapes(kinds).of(ast.parse(text, mode="eval").body)
    try:
        with np.errstate(all="ignore"):
            shape = np.shape(eval(text, {"np": np}, values))  # noqa: S307  built above
    except (ValueError, AttributeError, IndexError, TypeError):
        assert said is None or "@" in text or ".T" in text or "axis" in text
    else:
        assert said in {None, shape}
