"""What the page's worker asks for, asked here."""

import io
import json
import sys
import zipfile

import pages
import pytest

from checker.browser.desk import Desk
from checker.browser.host import open_host
from checker.checking.recorder import Run
from checker.course import syllabus
from checker.pipeline import judge
from checker.record import Kind
from checker.submission import reader

LESSON = "lesson3_propagate"


@pytest.fixture
def desk(tmp_path):
    return Desk(str(tmp_path))


def texts(**changed):
    return json.dumps({stem: pages.solution(stem) for stem in syllabus.shipped().stems} | changed)


def test_the_report_is_that_of_the_terminal_and_of_json(desk):
    wrong = pages.solution(LESSON).replace("np.dot(X, (A - Y).T) / m", "np.dot(X, (A - Y).T)")
    found = json.loads(desk.check(LESSON, texts(lesson3_propagate=wrong)))
    assert found["status"] == "failed"
    shown = "\n".join("".join(words for words, _ in line) for line in found["lines"])
    assert "✗ dw is that of Formula 5" in shown
    assert "Then again: press Check" in shown
    assert "python -m" not in shown
    assert ["✗", "bold red"] in [piece for line in found["lines"] for piece in line]
    codes = [each["code"] for check in found["report"]["checks"] for each in check["diagnosis"]]
    assert codes
    assert found["report"]["file"] == "lessons/lesson3_propagate.py"


def test_lines_are_as_long_as_the_page_has_room(desk):
    found = json.loads(desk.check(LESSON, texts(), columns=60))
    assert max(len("".join(words for words, _ in line)) for line in found["lines"]) <= 60


def test_a_lesson_is_checked_with_the_students_own_earlier_lessons(desk):
    broken = texts(lesson2_sigmoid="def sigmoid(z):\n    return z * 0 + 0.5\n")
    assert json.loads(desk.check(LESSON, broken))["status"] == "failed"
    assert json.loads(desk.check(LESSON, broken, given=True))["status"] == "passed"


def test_the_hint_for_a_lesson_that_waits_for_an_earlier_one_is_no_hint_of_its_own(desk):
    wrong = pages.solution("lesson2_sigmoid").replace("exp(-z)", "exp(z)")
    found = json.loads(desk.check(LESSON, texts(lesson2_sigmoid=wrong)))
    assert found["report"]["blamed"] == "sigmoid (lesson2)"
    assert {check["status"] for check in found["report"]["checks"]} == {"passed", "skipped"}
    hint = json.loads(desk.hint(LESSON))
    assert hint["text"] in found["report"]["notes"]
    assert hint["number"] == 0


def test_what_the_command_line_refuses_is_refused_in_the_same_words(desk, tmp_path):
    misnamed = json.loads(texts(lesson3_propogate=""))
    del misnamed[LESSON]
    found = json.loads(desk.check("lesson2_sigmoid", json.dumps(misnamed)))
    with pytest.raises(reader.RefusedError) as refusal:
        reader.read(tmp_path / "lessons", syllabus.shipped().stems)
    assert found == {"refused": str(refusal.value)}
    assert "did you mean lesson3_propagate.py?" in found["refused"]


def test_hints_come_one_by_one(desk):
    assert "Press Check first" in json.loads(desk.hint(LESSON))["text"]
    wrong = pages.solution(LESSON).replace("np.dot(X, (A - Y).T) / m", "np.dot(X, (A - Y).T)")
    desk.check(LESSON, texts(lesson3_propagate=wrong))
    first, second = (json.loads(desk.hint(LESSON)) for _ in range(2))
    assert first["number"] == 1
    assert second["number"] == 2
    desk.check(LESSON, texts())
    assert "Nothing failed" in json.loads(desk.hint(LESSON))["text"]


def test_what_goes_out_can_come_in_here_and_on_the_command_line(desk, tmp_path):
    packed = desk.pack(texts())
    assert json.loads(desk.take("lessons.zip", packed))["texts"] == json.loads(texts())
    file = tmp_path / "lessons.zip"
    file.write_bytes(packed)
    assert dict(reader.read(file).modules) == json.loads(texts())
    assert all(
        name.startswith("lessons/") for name in zipfile.ZipFile(io.BytesIO(packed)).namelist()
    )


def test_a_file_without_a_lesson_is_refused_with_what_to_choose(desk):
    found = json.loads(desk.take("mine.py", b"def sigmoid(z):\n    return z\n"))
    assert found["refused"].startswith("mine.py holds no lesson.")


def test_only_the_lessons_that_use_them_ask_for_the_large_libraries(desk):
    assert json.loads(desk.libraries(LESSON, texts())) == []
    assert {"matplotlib", "pandas"} <= set(
        json.loads(desk.libraries("lesson7_experiments", texts()))
    )


def test_training_tells_of_each_iteration(desk):
    told = []
    asked = ("lesson6_model", texts(), lambda done, of: told.append((done, of)))
    said = json.loads(desk.experiment(*asked))["say"]
    assert told == [(number, 100) for number in range(1, 101)]
    assert "98.5 % of the test set" in said
    assert "always saying no is right for 88.7 %" in said


def test_the_plot_is_svg(desk):
    found = json.loads(desk.experiment("lesson7_experiments", texts(), print))
    assert "<svg" in found["svg"]
    assert "plot_costs" in found["alt"]


def test_what_is_not_written_yet_cannot_be_drawn_and_the_reader_is_told(desk):
    stub = (pages.ROOT / "lessons" / "lesson7_experiments.py").read_text(encoding="utf-8")
    asked = ("lesson7_experiments", texts(lesson7_experiments=stub), print)
    refused = json.loads(desk.experiment(*asked))["refused"]
    assert refused.startswith("It could not be run (NotImplementedError: plot_costs")
    assert refused.endswith("Press Check: the report says more.")


@pytest.mark.skipif(sys.version_info < (3, 12), reason="Python tells of jumps from 3.12 on")
def test_a_loop_ends_by_itself_and_the_line_is_told(tmp_path):
    file = tmp_path / "lesson2_sigmoid.py"
    file.write_text("def sigmoid(z):\n    while True:\n        z = z\n", encoding="utf-8")
    with open_host() as host:
        run = Run(submission=reader.read(file), host=host)
        (report,) = judge([syllabus.shipped().lesson("lesson2_sigmoid")], run).lessons
    (stopped,) = [found for found in report.findings if found.kind is Kind.TIMEOUT]
    assert "stopped in lesson2_sigmoid.py:" in stopped.fact
