"""An exception in a function that the student did not write is about what it was given."""

import pytest

from checker.checking.recorder import Run
from checker.course import assets, syllabus
from checker.isolation.host.launcher import open_host
from checker.pipeline import judge
from checker.submission import reader

LESSON = syllabus.shipped().find("0")
CALL = "    X, Y = table.iloc[:, 1:], {}\n    check_tables(X, Y)\n    return X.to_numpy(float), Y\n"
LOAD = "    table = pd.read_csv(path, skip_blank_lines=False)\n" + CALL


@pytest.fixture(scope="module")
def host():
    with open_host() as opened:
        yield opened


@pytest.fixture
def finding(host, tmp_path):
    """Check a load_digits; give what is found, and the line that it points to."""

    def finding(body, change=lambda text: text):
        text = assets.pristine(syllabus.course_of(LESSON), LESSON.stem)
        stub = '    raise NotImplementedError("load_digits: write it here")\n'
        text = change(text.replace(stub, body))
        file = tmp_path / "mine.py"
        file.write_text(text, encoding="utf-8")
        report = judge([LESSON], Run(submission=reader.read(file), host=host))
        found = report.lessons[0].results[1].finding
        return found, text.split("\n")[found.pointer.line - 1].strip()

    return finding


def test_a_column_by_itself_is_told_where_a_table_is_needed(finding):
    found, line = finding(LOAD.format("table.iloc[:, 0]"))
    assert "`check_tables` gets `Y`, which is a Series" in found.fact
    assert "raised AttributeError in `check_tables`: " in found.fact
    assert "[:, :1]" in found.hint
    assert line == "X, Y = table.iloc[:, 1:], table.iloc[:, 0]"
    assert found.explained


def test_another_exception_of_given_code_is_shown_at_the_students_call(finding):
    found, line = finding(LOAD.format("None"))
    assert line == "check_tables(X, Y)"
    assert "a value on this line is" not in found.fact


def test_given_code_that_the_student_changed_is_the_students(finding):
    def changed(text):
        return text.replace("if X.empty or Y.empty:", "if X.empti:")

    found, line = finding(LOAD.format("table.iloc[:, :1]"), changed)
    assert "in your `check_tables`" in found.fact
    assert line == "if X.empti:"
