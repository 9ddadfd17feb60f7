"""The exact text of reports: read the diff when it changes."""

import dataclasses
from pathlib import Path

import cases
import pytest

from checker.checking import recorder
from checker.course import assets, syllabus
from checker.progress.event_log import Notes
from checker.progress.next_hint import next_hint
from checker.record import LessonReport, Report, Status
from checker.report import hint as hint_page
from checker.report import overview, terminal

GOLDEN = Path(__file__).parent / "golden"
WAYS = terminal.Ways(following=syllabus.shipped().find("4"), file="lessons/lesson4_optimize.py")


@pytest.fixture
def reported(tmp_path, host, monkeypatch):
    monkeypatch.setattr(recorder, "CALL_SECONDS", 0.3)

    def reported(name):
        return cases.report_of(cases.lesson3(tmp_path, cases.PROGRAMS[name]), host, "3")

    return reported


def text_of(report, **terminal_options):
    console = cases.terminal(**terminal_options)
    return cases.written(console, terminal.render(report, console, WAYS))


@pytest.mark.parametrize("name", cases.PROGRAMS)
def test_report_reads_as_kept(name, reported, golden):
    golden(GOLDEN / f"{name}.txt", text_of(reported(name)))


def test_report_on_a_narrow_terminal(reported, golden):
    text = text_of(reported("two_failures"), width=40)
    assert max(map(len, text.splitlines())) <= 40
    golden(GOLDEN / "narrow.txt", text)


def test_report_in_ascii(reported, golden):
    text = text_of(reported("raises"), encoding="ascii")
    golden(GOLDEN / "ascii.txt", text)


def test_report_of_a_lesson_that_fails_because_of_an_earlier_one(tmp_path, host, golden):
    wrong = cases.SIGMOID.replace("-z", "z")
    place = cases.lesson3(tmp_path, cases.PROGRAMS["right"], sigmoid=wrong)
    golden(GOLDEN / "forerunner.txt", text_of(cases.report_of(place, host, "2", "3")))


@pytest.fixture
def blamed(tmp_path, host):
    """Lesson 6 of a student whose optimize, and nothing else, is wrong."""
    texts = {
        stem: assets.solution(syllabus.shipped(), stem) for stem in syllabus.shipped().stems[:7]
    }
    right = "w = w - "
    assert right in texts["lesson4_optimize"]
    texts["lesson4_optimize"] = texts["lesson4_optimize"].replace(right, "w = w + ")
    return cases.report_of(cases.submission(tmp_path, **texts), host, "6")


def test_report_of_lesson_6_blamed_on_lesson_4(blamed, golden):
    golden(GOLDEN / "blamed.txt", text_of(blamed))


def hint_of(report, tmp_path):
    (lesson,) = report.lessons
    hint = next_hint(lesson, Notes(tmp_path))
    console = cases.terminal()
    return cases.written(console, hint_page.render(lesson, hint, console))


def test_hint_for_lesson_6_blamed_on_lesson_4(blamed, tmp_path, golden):
    golden(GOLDEN / "hint_blamed.txt", hint_of(blamed, tmp_path))


@pytest.mark.parametrize("name", ["not_started", "wrong_value", "raises", "right"])
def test_hint_reads_as_kept(name, reported, tmp_path, golden):
    golden(GOLDEN / f"hint_{name}.txt", hint_of(reported(name), tmp_path))


def test_report_of_a_check_that_broke_down(reported, golden):
    report = broken(reported("right"))
    golden(GOLDEN / "checker_error.txt", text_of(report))


def test_report_of_a_half_written_lesson(tmp_path, host, golden):
    stub = "def {0}(*_):\n    raise NotImplementedError('{0}: write it here')\n"
    others = ("load_digits", "binarize_labels", "split_train_test")
    text = "def scale_pixels(pixels):\n    return pixels / 255\n" + "".join(
        map(stub.format, others)
    )
    place = cases.submission(tmp_path, lesson0_data=text)
    golden(GOLDEN / "half_written.txt", text_of(cases.report_of(place, host, "0")))


def test_overview_reads_as_kept(reported, golden):
    here = reported("wrong_value").lessons[0]
    (passed,) = reported("right").lessons
    lessons = [
        dataclasses.replace(passed, lesson=syllabus.shipped().find("2")),
        here,
        LessonReport(lesson=syllabus.shipped().find("4"), status=Status.SKIPPED, results=()),
        LessonReport(lesson=syllabus.shipped().find("5"), status=Status.NOT_STARTED, results=()),
    ]
    console = cases.terminal()
    text = cases.written(console, overview.render(Report(lessons=lessons, seed=0), console))
    golden(GOLDEN / "overview.txt", text)


def broken(report):
    """The same report, as if the fourth check had broken down."""
    (lesson,) = report.lessons
    results = list(lesson.results)
    fact = "The check broke down (ValueError: no). That is our fault, not yours."
    results[3] = dataclasses.replace(results[3], status=Status.CHECKER_ERROR, unjudged=fact)
    lesson = dataclasses.replace(lesson, status=Status.CHECKER_ERROR, results=results)
    return dataclasses.replace(report, lessons=[lesson])
