"""What a student's process says, checked and typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.isolation.host import responses
from checker.isolation.host.connection import Deadline, process_state
from checker.isolation.host.errors import StudentError, crashed
from checker.isolation.wire.framing import WireError

FRAME = {"file": "a.py", "line": 3, "function": "f", "source": "x", "locals": {"x": "int 1"}}
PROBLEM = {
    "kind": "syntax",
    "name": "f",
    "type": "SyntaxError",
    "message": "no",
    "line": 3,
    "text": "",
    "frames": [FRAME],
    "module": "a",
    "file": "a.py",
    "binds": [],
}
FUNCTION = {
    "module": "a",
    "line": 1,
    "end": 2,
    "parameters": [["x", "KEYWORD_ONLY", True]],
    "stub": False,
}
HONEST = {
    responses.parse_outline: {"functions": {"f": FUNCTION}, "problems": [PROBLEM], "left out": []},
    responses.parse_reply: {
        "result": 1,
        "arguments": {0: 2},
        "warnings": [["W", "text", "a.py", 1]],
    },
    responses.parse_error: {
        "type": "E",
        "bases": ["ValueError"],
        "message": "m",
        "frames": [FRAME],
        "index": 0,
    },
    lambda value: responses.parse_results(value, 2): {
        "results": [1, 2],
        "arguments": [{}, {0: 2}],
        "warnings": [],
    },
}
LIES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.integers())
)


def replaced(value, lie, where):
    """Put a lie in the place number `where` of a nested value, counted from the outside."""
    places = [0]

    def walk(inner):
        places[0] += 1
        if places[0] == where:
            return lie
        if isinstance(inner, dict):
            return {key: walk(each) for key, each in inner.items()}
        return [walk(each) for each in inner] if isinstance(inner, list) else inner

    return walk(value)


@pytest.mark.parametrize("parse", HONEST)
def test_an_honest_answer_is_read(parse):
    parse(HONEST[parse])


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(list(HONEST)), LIES, st.integers(1, 30))
def test_a_lie_is_refused_or_read_but_nothing_else(parse, lie, where):
    try:
        parse(replaced(HONEST[parse], lie, where))
    except WireError:
        return


def test_a_map_must_give_one_result_for_each_input():
    with pytest.raises(WireError):
        responses.parse_results({"results": [1], "arguments": [{}], "warnings": []}, 2)


def test_texts_of_an_error_are_cleaned():
    lie = {**HONEST[responses.parse_error], "message": "\x1b[2J::error::"}
    assert "\x1b" not in responses.parse_error(lie).message
    assert "::" not in str(responses.parse_error(lie))


def test_the_name_of_an_exception_stays_on_one_line():
    lie = {**HONEST[responses.parse_error], "type": "Bad\nPassed: all checks"}
    assert responses.parse_error(lie).type_name == "Bad Passed: all checks"


@pytest.mark.parametrize(
    ("bases", "kind"),
    [
        (["ValueError", "Exception"], ValueError),
        (["KeyError", "LookupError"], KeyError),
        (["UnicodeDecodeError", "UnicodeError", "ValueError"], ValueError),
        (["FileNotFoundError", "OSError"], FileNotFoundError),
        (["MemoryError"], MemoryError),
    ],
)
def test_an_error_is_also_one_of_its_built_in_kind(bases, kind):
    error = StudentError.of_type(bases)(type_name="Odd", message="m", bases=bases)
    assert isinstance(error, kind)
    assert str(error) == "Odd: m"


@pytest.mark.parametrize("base", ["SystemExit", "KeyboardInterrupt", "GeneratorExit", "Exception"])
def test_no_error_of_a_student_stops_the_checker(base):
    assert StudentError.of_type([base, "BaseException"]) is StudentError


@pytest.mark.parametrize(
    ("code", "kind", "say"),
    [
        (0, "crashed", "exit code 0): sys.exit or os._exit"),
        (-11, "crashed", "crashed with signal SIGSEGV"),
        (-24, "timeout", "computing time of the whole run"),
        (-99, "crashed", "crashed with signal 99"),
        (0xC0000005, "crashed", "crashed (code 0xc0000005)"),
        (None, "crashed", "ended by itself"),
    ],
)
def test_the_end_of_a_process_is_told_in_words(code, kind, say):
    stop = crashed(code)
    assert stop.kind == kind
    assert say in stop.text


@pytest.fixture
def clock(monkeypatch):
    """Time, and what the system tells of a process; both are set by hand."""
    state = {"now": 100.0, "letter": "R", "used": 7.0}
    module = "checker.isolation.host.connection"
    monkeypatch.setattr(f"{module}.time.monotonic", lambda: state["now"])
    monkeypatch.setattr(f"{module}.process_state", lambda _: (state["letter"], state["used"]))
    return state


def test_a_process_that_waits_for_a_processor_gets_more_time(clock):
    deadline = Deadline(1, 10)
    assert deadline.remaining() == 10
    clock.update(now=110.0, used=9.0)
    assert deadline.remaining() == 8
    clock.update(now=118.0, used=17.0)
    assert deadline.remaining() == 0


def test_a_process_that_sleeps_gets_no_more_time(clock):
    deadline = Deadline(1, 10)
    clock.update(now=110.0, letter="S")
    assert deadline.remaining() == 0


def test_no_process_gets_more_than_five_times_its_time(clock):
    deadline = Deadline(1, 10)
    for now in range(100, 150, 5):
        clock["now"] = float(now)
        assert deadline.remaining() > 0
    clock["now"] = 150.0
    assert deadline.remaining() == 0


def test_where_the_system_does_not_tell_wall_time_counts():
    assert process_state(-1) == ("?", 0.0)
