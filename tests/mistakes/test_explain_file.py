"""What is said of a file that Python cannot read, or that raises as it is imported."""

import pytest

from checker import course, intake
from checker.collector import Run
from checker.judge import judge
from checker.model import Status
from checker.student.host import open_host

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
def results(host, tmp_path):
    """Check a file, and give what became of each check: its name → the result."""

    def results(text, key="3", name="mine.py"):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        lesson = course.find(key)
        report = judge([lesson], Run(submission=intake.read(file), host=host))
        found = report.lessons[0].results
        return {each.info.code.removeprefix(f"{lesson.topic}-"): each for each in found}

    return results


def file_check(found):
    assert found["file"].status is Status.FAILED
    return found["file"]


def test_a_syntax_error_is_shown_with_its_caret_and_cured(results):
    found = file_check(results(PROPAGATE.replace("    return", "    m = (1 + (2)\n    return")))
    assert found.fact == (
        "Python cannot read this file:\n"
        "    m = (1 + (2)\n"
        "        ^\n"
        "SyntaxError: '(' was never closed"
    )
    assert found.hint.startswith("Count the brackets")
    assert found.pointer.line == 5


def test_checks_of_a_function_that_cannot_be_read_wait_for_the_file(results):
    found = results(PROPAGATE.replace("Y):", "Y)"))
    file_check(found)
    assert found["contract"].status is Status.SKIPPED
    assert found["contract"].reason == "propagate-file"
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


def test_a_failed_import_is_explained_and_what_needs_it_waits(results):
    found = results("import numpyy as np\n\n\ndef propagate(w, b, X, Y):\n    return np.sum(X)\n")
    assert file_check(found).fact == (
        "Python cannot import this file, which raised ModuleNotFoundError: `numpyy` is neither "
        "installed here nor among the files handed in."
    )
    assert found["file"].hint == "Did you mean numpy?"
    assert found["contract"].status is Status.SKIPPED


def test_a_function_that_needs_no_broken_line_is_judged(results):
    found = results(f"{PROPAGATE}\n\nprint(propagate(train_set_x))\n")
    assert "the name `train_set_x` is used" in file_check(found).fact
    assert "outside of the functions" in found["file"].hint
    assert found["contract"].status is Status.PASSED


def test_a_name_is_no_victim_of_the_line_that_raises_for_it(results):
    found = file_check(results(f"{PROPAGATE}\n\ncount = count + 1\n"))
    assert "the name `count` is used, and it does not exist here." in found.fact


def test_another_exception_at_the_top_of_a_file_is_told_in_pythons_words(results):
    found = file_check(results(f"{PROPAGATE}\n\nraise LookupError('it is odd')\n"))
    assert found.fact == "Python cannot import this file, which raised LookupError: it is odd."
    assert "take it away" in found.hint


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
    "m = = 3": "Two = signs",
    "lambda = 3": "Python's own",
    "3 = m": "A single =",
    "m = 'C:\\Users'": "write / in paths",
    "m = np.sum(axis=1, X)": "without one",
    "m = 1\n      m = 3": "further than",
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
