"""What is said of a file that Python cannot read, or that raises as it is imported."""

import pytest

from checker.checking.recorder import Run
from checker.course import syllabus
from checker.isolation.host.launcher import open_host
from checker.pipeline import judge
from checker.record import Status
from checker.submission import reader

PROPAGATE = (
    "import numpy as np\n\n\ndef propagate(w, b, X, Y):\n    return {'dw': w, 'db': b}, 1.0\n"
)
BROKEN = "def load_digits(path):\n    return (path\n"
TWO = f"{BROKEN}\n\ndef scale_pixels(pixels):\n    return pixels / 255\n"


@pytest.fixture(scope="module")
def host():
    with open_host() as opened:
        yield opened


@pytest.fixture
def checked(host, tmp_path):
    """Check a lesson of a file."""

    def checked(text, key="3", name="mine.py"):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        run = Run(submission=reader.read(file), host=host)
        return judge([syllabus.shipped().find(key)], run).lessons[0]

    return checked


@pytest.fixture
def results(checked):
    """Check a file, and give what became of each check: its name → the result."""

    def results(*given, **named):
        report = checked(*given, **named)
        topic = report.lesson.topic
        return {each.info.code.removeprefix(f"{topic}-"): each for each in report.results}

    return results


def file_check(found):
    assert found["file"].status is Status.FAILED
    return found["file"].finding


def test_a_syntax_error_is_shown_with_its_caret_and_cured(results):
    found = file_check(results(PROPAGATE.replace("    return", "    m = (1 + (2)\n    return")))
    assert found.fact == (
        "Python cannot read this file:\n"
        "    m = (1 + (2)\n"
        "        ^\n"
        "SyntaxError: '(' was never closed"
    )
    assert found.hint == "A closing bracket, ), is missing in line 5."
    assert found.pointer.line == 5


def test_checks_of_a_function_that_cannot_be_read_wait_for_the_file(results):
    found = results(PROPAGATE.replace("Y):", "Y)"))
    file_check(found)
    assert found["contract"].status is Status.SKIPPED
    assert found["contract"].waits_for == "propagate-file"
    assert not found["contract"].fact


def test_other_functions_are_said_to_be_checked_where_there_are_some(results):
    found = results(TWO, key="0")
    assert file_check(found).fact.endswith("Your other functions were checked all the same.")
    statuses = {each.status for name, each in found.items() if name.startswith("scale")}
    assert Status.FAILED not in statuses
    assert Status.PASSED in statuses


def test_where_no_other_function_is_written_nothing_is_said_of_them(results):
    stub = "\n\ndef scale_pixels(pixels):\n    raise NotImplementedError\n"
    for text in (BROKEN, BROKEN + stub):
        assert "other functions" not in file_check(results(text, key="0")).fact


def test_an_import_that_a_function_misses_is_explained_where_it_is_missed(results):
    found = results("import numpyy as np\n\n\ndef propagate(w, b, X, Y):\n    return np.sum(X)\n")
    assert found["file"].status is Status.PASSED
    finding = found["contract"].finding
    assert finding.fact == (
        "`propagate` raised NameError: `np` does not exist, since line 1 of mine.py failed "
        "(ModuleNotFoundError: No module named 'numpyy')."
    )
    assert finding.hint == "Did you mean numpy?"
    assert finding.pointer.line == 1


@pytest.mark.parametrize(
    ("line", "raised"),
    [
        ("print(propagate(train_set_x))", "NameError: name 'train_set_x' is not defined"),
        ("count = count + 1", "NameError: name 'count' is not defined"),
        ("raise LookupError('it is odd')", "LookupError: it is odd"),
        ("import numpyy", "ModuleNotFoundError: No module named 'numpyy'"),
    ],
)
def test_a_line_that_no_function_needs_is_told_and_costs_nothing(line, raised, checked):
    report = checked(f"{PROPAGATE}\n\n{line}\n")
    first, second, *_ = report.results
    assert first.status is second.status is Status.PASSED
    assert report.notes.count(
        f"mine.py:8 raised {raised}. It stands outside of your functions, and costs nothing."
    )


def test_lines_of_a_notebook_are_not_counted_through_its_cells(results):
    cell = {"cell_type": "code", "source": "def propagate(w, b, X, Y):\nreturn 1\n"}
    text = str({"cells": [cell], "nbformat": 4, "nbformat_minor": 5, "metadata": {}})
    found = file_check(results(text.replace("'", '"'), name="hw.ipynb"))
    assert found.fact.endswith("expected an indented block after function definition")


HINTS = {
    "m = 2X": "its `*`",
    "m = [1 2]": "comma or an operator",
    "m = (1]": "another kind",
    "m = f'{a b}'": "braces",
    "else if m:\n        pass": "elif",
    "m++": "+= 1",
    "if m && w:\n        pass": "and, or",
    "m = 3 *": "end of this line",
    "m = = 3": "without a blank",
    "lambda = 3": "Python's own",
    "3 = m": "on the left of =",
    "m = 'C:\\Users'": "write / in paths",
    "m = np.sum(axis=1, X)": "without one",
    "m = 1\n      m = 3": "indented further",
    "if m:\n        pass\n      m = 3": "exactly as far",
    "if m:\n    m = 3": "ends with a colon",
    ">>> m = 3": "prompt",
    "break": "its loop",
    "m = np.sum(X X)": "comma or an operator",
    "m = 3 )": "none has opened",
    "m = 3 ? 4": "at the caret",
}


@pytest.mark.parametrize(("line", "hint"), HINTS.items())
def test_the_hint_cures_this_very_error(results, line, hint):
    found = file_check(results(PROPAGATE.replace("    return", f"    {line}\n    return")))
    assert hint in found.hint
